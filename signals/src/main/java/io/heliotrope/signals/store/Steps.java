package io.heliotrope.signals.store;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Rows as a curve of equal steps.
final class Steps {
    /// Ten years of five minutes.
    private static final long MOST = 1_100_000;

    private Steps() {}

    /// A curve over all of `rows`, in steps as long as fits them all, so that 5 and 60 minutes may
    /// follow each other. Where several hold, the newest does; where none does, or it knows that
    /// the value is missing, there is a gap. Empty without rows.
    ///
    /// @throws IllegalArgumentException when that makes more than a million steps
    static Optional<Curve> curve(List<SignalRow> rows) {
        return curve(rows, start(rows), 0);
    }

    /// The same in steps that divide `clock`, and so begin with it: an hour gives steps on the
    /// hour, or finer.
    static Optional<Curve> onClock(List<SignalRow> rows, Duration clock) {
        Instant start = start(rows);
        return curve(rows, start, gcd(clock.toMillis(), start.toEpochMilli()));
    }

    private static Instant start(List<SignalRow> rows) {
        return rows.stream()
                .map(SignalRow::validFrom)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Optional<Curve> curve(List<SignalRow> rows, Instant start, long atMost) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long step = atMost;
        long end = 0;
        for (SignalRow row : rows) {
            step = gcd(gcd(step, millis(start, row.validFrom())), millis(start, row.validTo()));
            end = Math.max(end, millis(start, row.validTo()));
        }
        long size = end / step;
        if (size > MOST) {
            throw new IllegalArgumentException(
                    "a curve of %d steps of %s from %s on, at most %d can be made: ask for less time"
                            .formatted(size, Duration.ofMillis(step), start, MOST));
        }
        double[] values = new double[(int) size];
        Arrays.fill(values, Double.NaN);
        for (SignalRow row : rows.stream().sorted(SignalRow.BY_NEWNESS).toList()) {
            int from = (int) (millis(start, row.validFrom()) / step);
            int to = (int) (millis(start, row.validTo()) / step);
            Arrays.fill(values, from, to, row.value());
        }
        return Optional.of(new Curve(start, Duration.ofMillis(step), values));
    }

    private static long millis(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? Math.abs(a) : gcd(b, a % b);
    }
}
