package io.heliotrope.decide;

import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Slots;
import io.heliotrope.state.GreenCurve;
import java.time.Duration;
import java.time.Instant;

/// A batch job in one region, whenever it starts: its length, power and grams.
record BatchRun(
        GreenCurve curve, boolean isComparable, double kilowatts, Instant now, long millis) {
    /// Longer spans are taken for this one: arithmetic stays far from its limits.
    static final Duration LONGEST = Duration.ofDays(365_000);

    private static final double SLOT_MILLIS = Slots.LENGTH.toMillis();
    private static final double MILLIS_PER_HOUR = 3.6e6;

    static BatchRun of(Run run, Complete complete, int region) {
        return new BatchRun(
                run.world().curve(region),
                run.isComparable(region),
                EnergyModel.batchKilowatts(run.world().region(region).accelerator()),
                run.world().now(),
                millis(complete.gpuTime()));
    }

    /// Whole milliseconds, rounded up.
    static long millis(Duration duration) {
        return duration.compareTo(LONGEST) >= 0
                ? LONGEST.toMillis()
                : Math.ceilDiv(duration.toNanosPart(), 1_000_000) + duration.toSeconds() * 1000;
    }

    /// Grams of a run begun now, NaN when not known.
    double atOnceGrams() {
        return grams(curve.gramsPerKw(now, now.plusMillis(millis)));
    }

    /// Grams of a run begun with a slot, NaN when not known.
    double laterGrams(long slot) {
        return grams(curve.gramsPerKw(slot, millis / SLOT_MILLIS));
    }

    private double grams(double gramsPerKw) {
        return isComparable ? kilowatts * gramsPerKw : Double.NaN;
    }

    double kilowattHours() {
        return kilowatts * (millis / MILLIS_PER_HOUR);
    }
}
