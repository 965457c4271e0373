package io.heliotrope.orchestrator.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Deletes what is old from a store, a few entries a turn in order of key, and after the last one
/// begins again: a turn's cost does not grow with the store. One thread.
public final class Sweep {
    /// How many entries one turn looks at.
    public static final int LOOKED_AT_ONCE = 200;

    private final KeyValueStore<byte[], byte[]> store;
    private byte @Nullable [] sweptTo;

    public Sweep(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /// Looks at the next few entries and deletes those whose value `isOld`.
    public void turn(Predicate<byte[]> isOld) {
        List<byte[]> old = new ArrayList<>();
        byte[] last = null;
        try (KeyValueIterator<byte[], byte[]> next = store.range(sweptTo, null)) {
            for (int looked = 0; looked < LOOKED_AT_ONCE && next.hasNext(); looked++) {
                KeyValue<byte[], byte[]> stored = next.next();
                if (isOld.test(stored.value)) {
                    old.add(stored.key);
                }
                last = stored.key;
            }
            sweptTo = last != null && next.hasNext() ? last : null;
        }
        old.forEach(store::delete);
    }
}
