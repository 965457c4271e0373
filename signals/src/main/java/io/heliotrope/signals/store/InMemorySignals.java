package io.heliotrope.signals.store;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.SignalRow.Identity;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;

/// Rows in memory, gone with the process: for tests and short runs. Safe from any thread.
public final class InMemorySignals implements SignalStore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Identity, SignalRow> rows = new LinkedHashMap<>();

    @Override
    public Appended append(List<SignalRow> more) {
        Batch.common(more);
        lock.lock();
        try {
            int before = rows.size();
            more.forEach(row -> rows.putIfAbsent(row.identity(), row));
            int stored = rows.size() - before;
            return new Appended(stored, more.size() - stored);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Answered read(SignalQuery query, RowSink sink) throws IOException {
        Newest newest = new Newest(query);
        lock.lock();
        try {
            rows.values().stream().filter(query::asksFor).forEach(newest::offer);
        } finally {
            lock.unlock();
        }
        List<SignalRow> answer = newest.sorted();
        for (SignalRow row : answer) {
            sink.accept(row);
        }
        return new Answered(answer.size(), List.of());
    }

    @Override
    public SortedSet<GridZone> zones() {
        lock.lock();
        try {
            SortedSet<GridZone> zones = new TreeSet<>();
            rows.keySet().forEach(identity -> zones.add(identity.series().zone()));
            return zones;
        } finally {
            lock.unlock();
        }
    }
}
