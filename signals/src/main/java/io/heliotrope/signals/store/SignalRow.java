package io.heliotrope.signals.store;

import io.heliotrope.model.Quality;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/// One value that holds from `validFrom` until `validTo`, exclusive, as its source made it known at
/// `issuedAt` and we received it at `receivedAt`.
///
/// A revision is a further row. `value` is the median where there are quantiles, and NaN says that
/// the source told of no value: known to be missing. `p10` and `p90` are both NaN where the source
/// does not say how far it may be off. `estimated` is the source's own flag, `estimationMethod` its
/// own words, empty where it has none. Times are whole milliseconds: what is finer is cut off.
public record SignalRow(
        SeriesKey series,
        Instant issuedAt,
        Instant receivedAt,
        Instant validFrom,
        Instant validTo,
        double value,
        double p10,
        double p90,
        boolean estimated,
        String estimationMethod,
        Quality quality) {
    /// In order of time, then of series, then of what was made known: no two different rows are
    /// equal in it.
    public static final Comparator<SignalRow> BY_TIME =
            Comparator.comparing(SignalRow::validFrom)
                    .thenComparing(SignalRow::validTo)
                    .thenComparing(SignalRow::series)
                    .thenComparing(SignalRow::issuedAt)
                    .thenComparing(SignalRow::receivedAt)
                    .thenComparingDouble(SignalRow::value);

    /// The later one holds, of two rows of a series for the same time: by what its source says,
    /// then by when it came, then by value, so that all stores agree.
    public static final Comparator<SignalRow> BY_NEWNESS =
            Comparator.comparing(SignalRow::issuedAt)
                    .thenComparing(SignalRow::receivedAt)
                    .thenComparingDouble(SignalRow::value);

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST_HORIZON = Duration.ofSeconds(Integer.MAX_VALUE);
    private static final int LONGEST_METHOD = 500;

    /// @throws IllegalArgumentException naming what does not fit
    public SignalRow {
        issuedAt = time("issued at", issuedAt);
        receivedAt = time("received at", receivedAt);
        validFrom = time("valid from", validFrom);
        validTo = time("valid to", validTo);
        if (!validFrom.isBefore(validTo)) {
            throw new IllegalArgumentException(
                    "a value must end (%s) after it begins (%s)".formatted(validTo, validFrom));
        }
        if (Duration.between(issuedAt, validFrom).abs().compareTo(LONGEST_HORIZON) > 0) {
            throw new IllegalArgumentException(
                    "valid from %s is more than %s from its issue at %s"
                            .formatted(validFrom, LONGEST_HORIZON, issuedAt));
        }
        requireRange(series, "value", value);
        requireRange(series, "p10", p10);
        requireRange(series, "p90", p90);
        if (p10 > p90 || Double.isNaN(p10) != Double.isNaN(p90)) {
            throw new IllegalArgumentException(
                    "p10 (%s) and p90 (%s) must both be told or none, in order"
                            .formatted(p10, p90));
        }
        if (estimationMethod.length() > LONGEST_METHOD) {
            throw new IllegalArgumentException(
                    "estimation method must have at most %d characters, had %d"
                            .formatted(LONGEST_METHOD, estimationMethod.length()));
        }
    }

    /// A row that the source says nothing further of.
    public static SignalRow plain(
            SeriesKey series,
            Instant issuedAt,
            Instant receivedAt,
            Instant validFrom,
            Instant validTo,
            double value,
            Quality quality) {
        return new SignalRow(
                series,
                issuedAt,
                receivedAt,
                validFrom,
                validTo,
                value,
                Double.NaN,
                Double.NaN,
                quality == Quality.ESTIMATED,
                "",
                quality);
    }

    private static Instant time(String what, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "%s must be within %s and %s, was %s".formatted(what, EARLIEST, LATEST, time));
        }
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void requireRange(SeriesKey series, String what, double value) {
        double least = series.signal().least();
        double most = series.signal().most(series.kind());
        if (!Double.isNaN(value) && !(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s of %s must be within %s and %s %s, was %s"
                            .formatted(
                                    what,
                                    series.signal().word(),
                                    least,
                                    most,
                                    series.unit().word(),
                                    value));
        }
    }

    public Unit unit() {
        return series.unit();
    }

    /// From the issue until it begins to hold; negative for the past. Seconds, rounded towards the
    /// past.
    public int horizonSeconds() {
        return Math.toIntExact(Duration.between(issuedAt, validFrom).toSeconds());
    }

    /// What two tellings of the same row have in common.
    public Identity identity() {
        return new Identity(series, validFrom, validTo, issuedAt, value);
    }

    /// What two rows have in common of which only the newest holds.
    public Slot slot() {
        return new Slot(series, validFrom, validTo);
    }

    /// One row, however often it is told. See [SignalRow#identity].
    public record Identity(
            SeriesKey series, Instant validFrom, Instant validTo, Instant issuedAt, double value) {}

    /// One stretch of time of one series. See [SignalRow#slot].
    public record Slot(SeriesKey series, Instant validFrom, Instant validTo) {}
}
