package io.heliotrope.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One partition of a simulated topic: records in the order in which they landed.
///
/// A record of a transaction is there at once, but readers that take committed records only stop
/// before the first whose transaction is open, and pass over those whose transaction was aborted.
final class Log<T> {
    private final String name;
    private final List<Line<T>> lines = new ArrayList<>();

    Log(String name) {
        this.name = name;
    }

    /// A record as it lies; `at` is the real time at which it landed.
    record Line<T>(long offset, Instant at, T value, @Nullable Transaction transaction) {
        boolean isAborted() {
            return transaction != null && transaction.isAborted();
        }

        boolean isOpen() {
            return transaction != null && transaction.isOpen();
        }
    }

    String name() {
        return name;
    }

    long append(Instant at, T value) {
        return append(at, value, null);
    }

    long append(Instant at, T value, @Nullable Transaction transaction) {
        lines.add(new Line<>(lines.size(), at, value, transaction));
        return lines.size() - 1L;
    }

    /// The offset of the next record.
    long end() {
        return lines.size();
    }

    /// Whether a reader of committed records may read `offset`.
    boolean isStable(long offset) {
        return offset < lines.size() && !lines.get((int) offset).isOpen();
    }

    Line<T> at(long offset) {
        return lines.get((int) offset);
    }

    /// Every record that lies there, also those of transactions that were not to be.
    List<Line<T>> all() {
        return List.copyOf(lines);
    }

    /// Every record that counts: none of an aborted transaction.
    List<Line<T>> committed() {
        List<Line<T>> all = new ArrayList<>(lines.size());
        for (Line<T> line : lines) {
            if (!line.isAborted()) {
                all.add(line);
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
