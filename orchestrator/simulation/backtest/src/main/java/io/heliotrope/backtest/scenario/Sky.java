package io.heliotrope.backtest.scenario;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What really was: grams per kWh of IT energy in each region, PUE included, step by step.
///
/// All regions have the same steps. Immutable; safe from any thread. An integral costs two
/// look-ups, whatever its length.
public final class Sky {
    private static final double MILLIS_PER_HOUR = 3.6e6;

    private final Instant start;
    private final long stepMillis;
    private final int steps;
    private final double[][] grams;
    private final double[][] integral;

    /// A curve for each region, by its index.
    ///
    /// @throws IllegalArgumentException when curves differ in start, step or length, or have a gap
    public Sky(List<Curve> gramsPerKwh) {
        Curve first = gramsPerKwh.getFirst();
        this.start = first.start();
        this.stepMillis = first.step().toMillis();
        this.steps = first.size();
        this.grams = new double[gramsPerKwh.size()][];
        this.integral = new double[gramsPerKwh.size()][steps + 1];
        for (int region = 0; region < grams.length; region++) {
            Curve curve = gramsPerKwh.get(region);
            if (!curve.start().equals(start)
                    || !curve.step().equals(first.step())
                    || curve.size() != steps) {
                throw new IllegalArgumentException(
                        "region %d has %s, the first one %s".formatted(region, curve, first));
            }
            grams[region] = curve.toArray();
            for (int i = 0; i < steps; i++) {
                if (Double.isNaN(grams[region][i])) {
                    throw new IllegalArgumentException(
                            "region %d has no value at %s".formatted(region, at(i)));
                }
                integral[region][i + 1] =
                        integral[region][i] + grams[region][i] * (stepMillis / MILLIS_PER_HOUR);
            }
        }
    }

    public int regions() {
        return grams.length;
    }

    public Duration step() {
        return Duration.ofMillis(stepMillis);
    }

    public int steps() {
        return steps;
    }

    /// The beginning of a step.
    public Instant at(int step) {
        return start.plusMillis(step * stepMillis);
    }

    public Instant end() {
        return at(steps);
    }

    /// The step that a moment lies in; it may lie outside of what is known.
    public int stepOf(Instant moment) {
        return (int) Math.floorDiv(millis(moment), stepMillis);
    }

    /// Grams per kWh of a region in a step.
    public double gramsPerKwh(int region, int step) {
        return grams[region][step];
    }

    /// Grams that one kW drawn by accelerators there from `from` to `to` emits.
    ///
    /// @throws IndexOutOfBoundsException when that is not known
    public double grams(int region, Instant from, Instant to) {
        return until(region, to) - until(region, from);
    }

    private double until(int region, Instant moment) {
        long millis = millis(moment);
        int step = (int) Math.floorDiv(millis, stepMillis);
        long rest = millis - step * stepMillis;
        return rest == 0
                ? integral[region][step]
                : integral[region][step] + grams[region][step] * (rest / MILLIS_PER_HOUR);
    }

    private long millis(Instant moment) {
        return Duration.between(start, moment).toMillis();
    }
}
