package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/// What was ever known of signals, to be read. Safe from any thread.
public interface KnownSignals {
    /// Hands the rows that `query` asks for to `sink`, in the order of [SignalRow#BY_TIME], and
    /// tells how many and what could not be read. Holds few of them at a time.
    ///
    /// @throws IOException when nothing can be read at all, or `sink` throws it
    Answered read(SignalQuery query, RowSink sink) throws IOException;

    /// The zones of which there are rows.
    SortedSet<GridZone> zones() throws IOException;

    /// The same as a list, for short answers.
    default List<SignalRow> list(SignalQuery query) throws IOException {
        List<SignalRow> rows = new ArrayList<>();
        read(query, rows::add);
        return rows;
    }

    /// Takes rows one by one.
    @FunctionalInterface
    interface RowSink {
        void accept(SignalRow row) throws IOException;
    }

    /// How many rows were handed over, and which files could not be asked.
    record Answered(long rows, List<Unread> unread) {
        public Answered {
            unread = List.copyOf(unread);
        }
    }

    /// Something that should hold rows and cannot be read: its name, and what to do about it.
    record Unread(String what, String problem) {}
}
