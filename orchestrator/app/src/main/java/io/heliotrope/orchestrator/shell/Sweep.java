package io.heliotrope.orchestrator.shell;

import io.heliotrope.queues.format.StoredJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Forgets jobs that ended long ago: looks at a few entries of a store a turn in order of key, and
/// after the last one begins again, so that a turn's cost does not grow with the store. One thread.
public final class Sweep {
    /// How often a turn comes.
    public static final Duration EVERY = Duration.ofMillis(250);

    /// How many entries a turn looks at at the least. It looks at two more for each job that ended
    /// since the last turn, so that the store does not grow faster than it is swept.
    public static final int LOOKED_AT_ONCE = 50;

    private final KeyValueStore<byte[], byte[]> store;
    private byte @Nullable [] sweptTo;
    private int ended;

    public Sweep(KeyValueStore<byte[], byte[]> store) {
        this.store = store;
    }

    /// A job has ended.
    public void noteEnd() {
        ended++;
    }

    /// Looks at the next few entries and deletes those that ended before `limit`.
    public void turn(Instant limit) {
        List<byte[]> old = new ArrayList<>();
        int most = LOOKED_AT_ONCE + 2 * ended;
        ended = 0;
        byte[] last = null;
        try (KeyValueIterator<byte[], byte[]> next = store.range(sweptTo, null)) {
            for (int looked = 0; looked < most && next.hasNext(); looked++) {
                KeyValue<byte[], byte[]> stored = next.next();
                if (StoredJson.hasEndedBefore(stored.value, limit)) {
                    old.add(stored.key);
                }
                last = stored.key;
            }
            sweptTo = last != null && next.hasNext() ? last : null;
        }
        old.forEach(store::delete);
    }
}
