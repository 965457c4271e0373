package io.heliotrope.signals.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The known rows of one series that hold beside each other: for different times, or as revisions
/// for exactly the same.
record One(SeriesKey key, List<SignalRow> rows) {
    /// Those of `rows` that are of that signal and kind; empty when there are none.
    ///
    /// @throws IllegalArgumentException when they are of two series
    static Optional<One> of(List<SignalRow> rows, Signal signal, Kind kind) {
        List<SignalRow> known =
                rows.stream()
                        .filter(row -> row.series().signal() == signal)
                        .filter(row -> row.series().kind() == kind)
                        .filter(row -> !Double.isNaN(row.value()))
                        .toList();
        Set<SeriesKey> keys = new HashSet<>();
        known.forEach(row -> keys.add(row.series()));
        if (keys.size() > 1) {
            throw new IllegalArgumentException(
                    "rows of %d series in one, among them %s: ask for one source and site"
                            .formatted(keys.size(), keys.iterator().next()));
        }
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(new One(known.getFirst().series(), apart(known)));
    }

    /// The newer first, each that fits what is there.
    private static List<SignalRow> apart(List<SignalRow> rows) {
        List<SignalRow> newerFirst = new ArrayList<>(rows);
        newerFirst.sort(SignalRow.BY_NEWNESS.reversed());
        TreeMap<Instant, SignalRow> byStart = new TreeMap<>();
        Set<Issue> issues = new HashSet<>();
        List<SignalRow> apart = new ArrayList<>();
        for (SignalRow row : newerFirst) {
            Map.Entry<Instant, SignalRow> near = byStart.lowerEntry(row.validTo());
            boolean isAlone = near == null || !near.getValue().validTo().isAfter(row.validFrom());
            boolean isRevision =
                    near != null
                            && near.getValue().slot().equals(row.slot())
                            && !issues.contains(Issue.of(row));
            if (isAlone || isRevision) {
                apart.add(row);
                byStart.putIfAbsent(row.validFrom(), row);
                issues.add(Issue.of(row));
            }
        }
        apart.sort(SignalRow.BY_TIME);
        return apart;
    }

    /// Of each stretch of time the newest.
    List<SignalRow> newest() {
        List<SignalRow> newest = new ArrayList<>();
        for (SignalRow row : rows) {
            if (!newest.isEmpty() && newest.getLast().slot().equals(row.slot())) {
                newest.removeLast();
            }
            newest.add(row);
        }
        return newest;
    }

    Instant issuedAt() {
        return rows.stream()
                .map(SignalRow::issuedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private record Issue(Instant validFrom, Instant issuedAt) {
        static Issue of(SignalRow row) {
            return new Issue(row.validFrom(), row.issuedAt());
        }
    }
}
