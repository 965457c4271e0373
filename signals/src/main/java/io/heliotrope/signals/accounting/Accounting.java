package io.heliotrope.signals.accounting;

import io.heliotrope.model.GramsCo2;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/// Turns a measured run into grams: location-based, operational, with what would have been.
///
/// The energy is spread evenly over the run. Pure given its `truth`; safe from any thread.
public final class Accounting {
    /// Embodied carbon of one GPU slot of an eight-GPU H100 server: (5700 kg server + 8 x 164 kg
    /// GPUs) / 8 = 876 kg over 3 years in full use, in grams per hour.
    public static final double EMBODIED_GRAMS_PER_GPU_HOUR = 876_000 / (3 * 8_760.0);

    /// The basis of [#EMBODIED_GRAMS_PER_GPU_HOUR], for reports.
    public static final String EMBODIED_BASIS = "876 kg per H100 slot over 3 years in full use";

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private final Truth truth;

    public Accounting(Truth truth) {
        this.truth = truth;
    }

    /// The account of a run in `region` that took `gpus` GPUs (a share when it shared one) for a
    /// job submitted at `submitted` (job time) in `home`.
    ///
    /// The counterfactual has the same energy: `home` is taken to have the same accelerators.
    public Account account(
            Region region, Measured run, double gpus, Region home, Instant submitted) {
        if (!(gpus >= 0 && Double.isFinite(gpus))) {
            throw new IllegalArgumentException("GPUs must be finite and >= 0, were " + gpus);
        }
        Duration length = Duration.between(run.ranFrom(), run.ranTo());
        Emission emitted = emission(region, run.energy(), run.ranFrom(), run.ranTo());
        Emission atOnce = emission(home, run.energy(), submitted, submitted.plus(length));
        double gpuHours = gpus * length.toMillis() / MILLIS_PER_HOUR;
        return new Account(
                emitted,
                atOnce,
                atOnce.minus(emitted),
                new GramsCo2(gpuHours * EMBODIED_GRAMS_PER_GPU_HOUR),
                EMBODIED_BASIS);
    }

    /// What `energy`, drawn evenly from `from` until `to` in `region`, emits.
    public Emission emission(Region region, KilowattHours energy, Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a run must not end before it starts: " + from + " to " + to);
        }
        OptionalDouble gramsPerKwh = truth.gramsPerKwh(region, from, to);
        return gramsPerKwh.isPresent()
                ? new Emission.Known(new GramsCo2(gramsPerKwh.getAsDouble() * energy.value()))
                : new Emission.Unknown(region.id(), from, to);
    }
}
