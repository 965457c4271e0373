package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// From where the next incarnation of a task must read each of its logs.
///
/// A position counts only once all that was sent before it was seen is safe: then the entries of
/// all dispatches and ends before it are in the changelog. Each incarnation has positions of its
/// own, and those of the latest count: one that is paused may still store some after its successor
/// began, beyond what that one has sent. One thread.
final class Tails {
    static final String STORE = "tails";

    private final KeyValueStore<byte[], byte[]> store;
    private final LongSupplier flushes;
    private @Nullable Map<TopicPartition, Long> seen;
    private long flushesWhenSeen;

    /// `flushes` counts the flushes of the task's producer that have ended.
    Tails(KeyValueStore<byte[], byte[]> store, LongSupplier flushes) {
        this.store = store;
        this.flushes = flushes;
    }

    /// The positions of the latest incarnation that stored any of each log.
    Map<TopicPartition, Tail> all() {
        Map<TopicPartition, Tail> all = new HashMap<>();
        try (KeyValueIterator<byte[], byte[]> stored = store.all()) {
            while (stored.hasNext()) {
                KeyValue<byte[], byte[]> next = stored.next();
                all.merge(
                        log(next.key),
                        new Tail(ByteBuffer.wrap(next.value).getLong(), epoch(next.key)),
                        (a, b) -> a.epoch() > b.epoch() ? a : b);
            }
        }
        return all;
    }

    /// Stores the positions with which an incarnation begins and forgets those of earlier ones. All
    /// that it took over must be safe already.
    void begin(Map<TopicPartition, Long> positions, long epoch) {
        put(positions, epoch);
        List<byte[]> old = new ArrayList<>();
        try (KeyValueIterator<byte[], byte[]> stored = store.all()) {
            while (stored.hasNext()) {
                byte[] key = stored.next().key;
                if (epoch(key) < epoch && positions.containsKey(log(key))) {
                    old.add(key);
                }
            }
        }
        old.forEach(store::delete);
    }

    /// Whether positions were seen that are not stored yet.
    boolean isWaiting() {
        return seen != null;
    }

    /// The records before these positions lie in their logs, and those that concern the task were
    /// sent or folded by it.
    void saw(Map<TopicPartition, Long> positions) {
        seen = Map.copyOf(positions);
        flushesWhenSeen = flushes.getAsLong();
    }

    /// Stores what was seen, under the task's `epoch`, if it is safe by now.
    void store(long epoch) {
        if (seen == null || flushes.getAsLong() <= flushesWhenSeen) {
            return;
        }
        put(seen, epoch);
        seen = null;
    }

    private void put(Map<TopicPartition, Long> positions, long epoch) {
        positions.forEach((log, position) ->
                store.put(
                        key(log, epoch),
                        ByteBuffer.allocate(Long.BYTES).putLong(position).array()));
    }

    private static byte[] key(TopicPartition log, long epoch) {
        byte[] topic = log.topic().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + Long.BYTES + topic.length)
                .putInt(log.partition())
                .putLong(epoch)
                .put(topic)
                .array();
    }

    private static long epoch(byte[] key) {
        return ByteBuffer.wrap(key).getLong(Integer.BYTES);
    }

    private static TopicPartition log(byte[] key) {
        int head = Integer.BYTES + Long.BYTES;
        return new TopicPartition(
                new String(key, head, key.length - head, StandardCharsets.UTF_8),
                ByteBuffer.wrap(key).getInt());
    }
}
