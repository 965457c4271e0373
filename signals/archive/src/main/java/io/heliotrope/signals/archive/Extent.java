package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.time.Instant;
import java.util.Collection;

/// From which to which moment the rows of a file reach, both inclusive.
record Extent(
        Instant validFromMin,
        Instant validFromMax,
        Instant validToMax,
        Instant issuedMin,
        Instant issuedMax,
        Instant receivedMin,
        Instant receivedMax) {
    static Extent of(SignalRow row) {
        return new Extent(
                row.validFrom(),
                row.validFrom(),
                row.validTo(),
                row.issuedAt(),
                row.issuedAt(),
                row.receivedAt(),
                row.receivedAt());
    }

    /// @throws java.util.NoSuchElementException when there are no rows
    static Extent of(Collection<SignalRow> rows) {
        return rows.stream().map(Extent::of).reduce(Extent::and).orElseThrow();
    }

    Extent and(Extent other) {
        return new Extent(
                min(validFromMin, other.validFromMin),
                max(validFromMax, other.validFromMax),
                max(validToMax, other.validToMax),
                min(issuedMin, other.issuedMin),
                max(issuedMax, other.issuedMax),
                min(receivedMin, other.receivedMin),
                max(receivedMax, other.receivedMax));
    }

    /// Whether some row may be told of in `other` too.
    boolean mayShareRowsWith(Extent other) {
        return !validFromMin.isAfter(other.validFromMax)
                && !other.validFromMin.isAfter(validFromMax)
                && !issuedMin.isAfter(other.issuedMax)
                && !other.issuedMin.isAfter(issuedMax);
    }

    private static Instant min(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
