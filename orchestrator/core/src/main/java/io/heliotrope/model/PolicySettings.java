package io.heliotrope.model;

import java.time.Duration;
import java.util.List;

/// The policy: its text, and the numbers and choices that are not text.
///
/// `texts` are the modules of the policy, the main one first; where there are none, the built-in
/// rules decide by `interactive` and `greenThresholdGramsPerKwh`, which a text does not ask.
/// `greenThresholdGramsPerKwh` is intensity times PUE, used by [Rule#LOWEST_LATENCY_WHEN_GREEN];
/// `attempts` is how often a job is dispatched before it fails; `reserve` is job time kept free
/// between a batch job's expected end and its deadline, for all that the machinery needs beside the
/// run itself.
public record PolicySettings(
        Rule interactive,
        double greenThresholdGramsPerKwh,
        int attempts,
        Duration reserve,
        List<PolicyText> texts) {
    public PolicySettings {
        texts = List.copyOf(texts);
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

    /// Settings of the built-in rules.
    public PolicySettings(
            Rule interactive, double greenThresholdGramsPerKwh, int attempts, Duration reserve) {
        this(interactive, greenThresholdGramsPerKwh, attempts, reserve, List.of());
    }

    /// The same with a text instead of the built-in rules, or another text.
    public PolicySettings with(List<PolicyText> modules) {
        return new PolicySettings(
                interactive, greenThresholdGramsPerKwh, attempts, reserve, modules);
    }

    /// Whether a text decides.
    public boolean isText() {
        return !texts.isEmpty();
    }

    /// How interactive work chooses among the regions that hard rules left.
    public enum Rule {
        /// The lowest predicted latency among regions below the green threshold; when none is
        /// below, the threshold gives way first.
        LOWEST_LATENCY_WHEN_GREEN,
        /// The lowest grams among regions that meet the SLO.
        LOWEST_GRAMS_WITHIN_SLO
    }

    /// Of the built-in rules, covering every field: two with one digest decide alike.
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
