package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;

/// A series of values, each valid for one step, from `start` on. A gap is a gap: it is never filled here.
public final class Curve {
    private final Instant start;
    private final Duration step;
    private final double[] values;

    /// `values` holds NaN where the value is not known; infinite values are refused.
    public Curve(Instant start, Duration step, double[] values) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be > 0, was " + step);
        }
        for (double value : values) {
            if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("a value of a curve must not be infinite");
            }
        }
        this.start = start;
        this.step = step;
        this.values = values.clone();
    }

    public Instant start() {
        return start;
    }

    public Duration step() {
        return step;
    }

    public int size() {
        return values.length;
    }

    /// The value of step `index`, NaN in a gap.
    public double get(int index) {
        return values[index];
    }

    /// The end of the last step, exclusive.
    public Instant end() {
        return start.plus(step.multipliedBy(values.length));
    }

    /// The value valid at `instant`; empty outside the series and in a gap.
    public OptionalDouble at(Instant instant) {
        if (instant.isBefore(start) || !instant.isBefore(end())) {
            return OptionalDouble.empty();
        }
        double value = values[(int) Duration.between(start, instant).dividedBy(step)];
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that
                && start.equals(that.start)
                && step.equals(that.step)
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " x " + step + " from " + start;
    }
}
