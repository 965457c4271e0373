package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What rows have in common that are stored in one piece: the zone, and the day (UTC) on which they
/// were received.
public record Batch(GridZone zone, LocalDate day) implements Comparable<Batch> {
    private static final Comparator<Batch> ORDER =
            Comparator.comparing(Batch::zone).thenComparing(Batch::day);

    public static Batch of(SignalRow row) {
        return new Batch(
                row.series().zone(), LocalDate.ofInstant(row.receivedAt(), ZoneOffset.UTC));
    }

    /// What all of `rows` have in common; empty when there are none.
    ///
    /// @throws IllegalArgumentException when they are of two zones or days, or more than
    ///   [SignalStore#MOST_ROWS]
    public static Optional<Batch> common(List<SignalRow> rows) {
        if (rows.size() > SignalStore.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "%d rows in one piece, at most %d can be stored: store them in parts"
                            .formatted(rows.size(), SignalStore.MOST_ROWS));
        }
        Optional<Batch> first = rows.stream().findFirst().map(Batch::of);
        for (SignalRow row : rows) {
            Batch batch = Batch.of(row);
            if (!first.equals(Optional.of(batch))) {
                throw new IllegalArgumentException(
                        "rows of %s and of %s in one piece: store them one after the other, see Batch.split"
                                .formatted(first.orElse(batch), batch));
            }
        }
        return first;
    }

    /// `rows` in pieces that can be stored, each in their order.
    public static List<List<SignalRow>> split(List<SignalRow> rows) {
        TreeMap<Batch, List<SignalRow>> pieces = new TreeMap<>();
        for (SignalRow row : rows) {
            pieces.computeIfAbsent(of(row), _ -> new ArrayList<>()).add(row);
        }
        return List.copyOf(pieces.values());
    }

    @Override
    public int compareTo(Batch other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return zone + " on " + day;
    }
}
