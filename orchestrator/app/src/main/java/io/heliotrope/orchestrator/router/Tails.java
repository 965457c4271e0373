package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// From where the next incarnation of a task must read each of its logs.
///
/// A position counts only once all that was sent before it was seen is safe: then the entries of
/// all dispatches and ends before it are in the changelog. One thread.
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

    Tail of(TopicPartition log) {
        byte[] stored = store.get(key(log));
        if (stored == null) {
            return Tail.ALL;
        }
        ByteBuffer value = ByteBuffer.wrap(stored);
        return new Tail(value.getLong(), value.getLong());
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
        seen.forEach((log, position) ->
                store.put(
                        key(log),
                        ByteBuffer.allocate(2 * Long.BYTES)
                                .putLong(position)
                                .putLong(epoch)
                                .array()));
        seen = null;
    }

    private static byte[] key(TopicPartition log) {
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }
}
