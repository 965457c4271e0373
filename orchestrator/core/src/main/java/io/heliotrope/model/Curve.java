package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;

/// A series of values, each valid for one step, from `start` on. A gap is a gap: it is never filled
/// here.
public final class Curve {
    private final Instant start;
    private final Duration step;
    private final double[] values;
    private final Instant end;
    private final long stepMillis;

    /// `values` holds NaN where the value is not known; infinite values are refused.
    ///
    /// @throws IllegalArgumentException naming the first infinite value
    public Curve(Instant start, Duration step, double[] values) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be > 0, was " + step);
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "value " + i + " of a curve must be finite, was " + values[i]);
            }
        }
        this.start = start;
        this.step = step;
        this.values = values.clone();
        this.end = start.plus(step.multipliedBy(values.length));
        this.stepMillis = step.toNanosPart() % 1_000_000 == 0 ? step.toMillis() : 0;
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

    /// Checks that every known value is `least` or more; `what` names the curve in the message.
    ///
    /// @throws IllegalArgumentException naming the first value below
    public void requireAtLeast(double least, String what) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < least) {
                throw new IllegalArgumentException(
                        what + ": value " + i + " must be >= " + least + ", was " + values[i]);
            }
        }
    }

    /// Checks that every known value is `most` or less; `what` names the curve in the message.
    ///
    /// @throws IllegalArgumentException naming the first value above
    public void requireAtMost(double most, String what) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] > most) {
                throw new IllegalArgumentException(
                        what + ": value " + i + " must be <= " + most + ", was " + values[i]);
            }
        }
    }

    /// The end of the last step, exclusive.
    public Instant end() {
        return end;
    }

    /// The value valid at `instant`; empty outside the series and in a gap.
    public OptionalDouble at(Instant instant) {
        double value = valueAt(instant);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The value valid at `instant`; NaN outside the series and in a gap. For loops over many.
    public double valueAt(Instant instant) {
        return instant.isBefore(start) || !instant.isBefore(end)
                ? Double.NaN
                : values[(int) stepsUntil(instant)];
    }

    /// Division of durations is slow, and a world asks for thousands of values.
    private long stepsUntil(Instant instant) {
        Duration since = Duration.between(start, instant);
        return stepMillis > 0 ? since.toMillis() / stepMillis : since.dividedBy(step);
    }

    /// When the value valid at `instant`, or the lack of one, ends; at most `most`, which is later.
    public Instant until(Instant instant, Instant most) {
        Instant next;
        if (instant.isBefore(start)) {
            next = start;
        } else if (instant.isBefore(end)) {
            next = start.plus(step.multipliedBy(stepsUntil(instant) + 1));
        } else {
            return most;
        }
        return next.isBefore(most) ? next : most;
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
