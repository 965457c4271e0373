package io.heliotrope.signals.window;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/// A time from `start`, inclusive, to `end`, exclusive.
public record Window(Instant start, Instant end) {
    private static final double NANOS_PER_SECOND = 1e9;

    /// @throws IllegalArgumentException when it does not end after its start
    public Window {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException(
                    "a window must end after its start, was %s to %s".formatted(start, end));
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /// The mean of `curve` over this window by time, whatever the curve's steps; empty when a part
    /// of the window is not known. The mean of a p10 or p90 is a bound for that of the mean: it
    /// takes errors to go together.
    public OptionalDouble meanOf(Curve curve) {
        if (start.isBefore(curve.start()) || end.isAfter(curve.end())) {
            return OptionalDouble.empty();
        }
        double sum = 0;
        int slot = (int) Duration.between(curve.start(), start).dividedBy(curve.step());
        Instant slotStart = curve.start().plus(curve.step().multipliedBy(slot));
        while (slotStart.isBefore(end)) {
            Instant slotEnd = slotStart.plus(curve.step());
            Instant from = slotStart.isBefore(start) ? start : slotStart;
            Instant to = slotEnd.isAfter(end) ? end : slotEnd;
            sum += curve.get(slot) * seconds(Duration.between(from, to));
            slot++;
            slotStart = slotEnd;
        }
        return Double.isNaN(sum)
                ? OptionalDouble.empty()
                : OptionalDouble.of(sum / seconds(length()));
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds() + duration.toNanosPart() / NANOS_PER_SECOND;
    }
}
