package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.arrow.memory.BufferAllocator;

/// The rows of several files in the order of one, with a batch of each in memory. For one thread.
final class MergedRows implements Rows {
    private final List<PartRows> open;
    private final PriorityQueue<Head> heads =
            new PriorityQueue<>(
                    Comparator.comparing(Head::row, ORDER_IN_FILES).thenComparingInt(Head::number));
    private List<Head> current = List.of();

    private MergedRows(List<PartRows> open) {
        this.open = open;
    }

    /// The next row of a file.
    private record Head(SignalRow row, int number) {}

    static MergedRows of(BufferAllocator memory, List<Part> parts) throws IOException {
        MergedRows merged = new MergedRows(new ArrayList<>());
        try {
            for (Part part : parts) {
                merged.open.add(PartRows.all(memory, part.path()));
                merged.push(merged.open.size() - 1);
            }
            return merged;
        } catch (IOException failed) {
            merged.close();
            throw failed;
        }
    }

    private void push(int number) throws IOException {
        PartRows rows = open.get(number);
        if (rows.advance()) {
            heads.add(new Head(rows.row(), number));
        }
    }

    @Override
    public boolean advance() throws IOException {
        for (Head head : current) {
            push(head.number());
        }
        Head next = heads.poll();
        current = next == null ? List.of() : List.of(next);
        return next != null;
    }

    @Override
    public SignalRow row() {
        return current.getFirst().row();
    }

    @Override
    public void close() throws IOException {
        for (PartRows rows : open) {
            rows.close();
        }
    }
}
