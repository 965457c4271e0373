package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.Closeable;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// Rows one after the other. For one thread.
interface Rows extends Closeable {
    /// The order within a file.
    Comparator<SignalRow> ORDER_IN_FILES =
            Comparator.comparing((SignalRow row) -> row.series().zone())
                    .thenComparing(row -> row.series().signal())
                    .thenComparing(SignalRow::issuedAt)
                    .thenComparing(SignalRow::validFrom)
                    .thenComparing(SignalRow.BY_TIME);

    /// Goes on to the next one; false after the last.
    boolean advance() throws IOException;

    /// The one it is at, after [#advance] said that there is one.
    SignalRow row() throws IOException;

    /// Those of a list.
    static Rows of(List<SignalRow> rows) {
        return new Listed(rows.iterator());
    }

    /// Those of a list.
    final class Listed implements Rows {
        private final Iterator<SignalRow> rest;
        private List<SignalRow> current = List.of();

        private Listed(Iterator<SignalRow> rest) {
            this.rest = rest;
        }

        @Override
        public boolean advance() {
            current = rest.hasNext() ? List.of(rest.next()) : List.of();
            return !current.isEmpty();
        }

        @Override
        public SignalRow row() {
            return current.getFirst();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
