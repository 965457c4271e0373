package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowWriter;

/// Fills batches and writes each that is full. For one thread.
final class BatchFill {
    private final Columns columns;
    private final ArrowWriter writer;
    private BatchTimes times = new BatchTimes(List.of());
    private long min;
    private long max;
    private int filled;

    BatchFill(VectorSchemaRoot root, ArrowWriter writer) throws IOException {
        this.columns = new Columns(root);
        this.writer = writer;
        begin();
    }

    private void begin() {
        filled = 0;
        min = Long.MAX_VALUE;
        max = Long.MIN_VALUE;
        columns.clear();
    }

    void add(SignalRow row) throws IOException {
        columns.set(filled, row);
        filled++;
        long from = row.validFrom().toEpochMilli();
        min = Math.min(min, from);
        max = Math.max(max, from);
        if (filled == Columns.ROWS_OF_A_BATCH) {
            flush();
        }
    }

    private void flush() throws IOException {
        columns.end(filled);
        writer.writeBatch();
        times = times.and(min, max);
        begin();
    }

    /// Writes what is left and tells the times of all batches.
    BatchTimes finish() throws IOException {
        if (filled > 0) {
            flush();
        }
        return times;
    }
}
