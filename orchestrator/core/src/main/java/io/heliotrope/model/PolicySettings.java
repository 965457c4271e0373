package io.heliotrope.model;

import java.time.Duration;

/// The numbers and choices of the built-in policy.
///
/// `greenThresholdGramsPerKwh` is intensity times PUE, used by [Rule#LOWEST_LATENCY_WHEN_GREEN];
/// `attempts` is how often a job is dispatched before it fails; `reserve` is job time kept free
/// between a batch job's expected end and its deadline, for all that the machinery needs beside the
/// run itself.
public record PolicySettings(
        Rule interactive, double greenThresholdGramsPerKwh, int attempts, Duration reserve) {
    public PolicySettings {
        if (!(greenThresholdGramsPerKwh >= 0 && Double.isFinite(greenThresholdGramsPerKwh))) {
            throw new IllegalArgumentException(
                    "green threshold must be finite and >= 0 g/kWh, was "
                            + greenThresholdGramsPerKwh);
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be >= 1, was " + attempts);
        }
        if (reserve.isNegative()) {
            throw new IllegalArgumentException("reserve must be >= 0, was " + reserve);
        }
    }

    /// How interactive work chooses among the regions that hard rules left.
    public enum Rule {
        /// The lowest predicted latency among regions below the green threshold; when none is
        /// below, the threshold gives way first.
        LOWEST_LATENCY_WHEN_GREEN,
        /// The lowest grams among regions that meet the SLO.
        LOWEST_GRAMS_WITHIN_SLO
    }

    /// Covers every field: two policies with one digest decide alike.
    public Digest digest() {
        return Digest.of(
                String.join(
                        " ",
                        "builtin/1",
                        interactive.name(),
                        Double.toString(greenThresholdGramsPerKwh),
                        Integer.toString(attempts),
                        reserve.toString()));
    }
}
