package io.heliotrope.orchestrator.notary;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.queues.SealedCheckpoint;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Finds where chains stand: the newest span of each partition that a trusted key has signed.
///
/// Reads the checkpoints topic backwards in growing steps, and no further back than [#MOST]: a
/// partition that is not found by then begins a new chain, which costs reading it anew and nothing
/// else. Owned by one thread.
final class Heads {
    /// A notary says each minute where all its chains stand, so the first step mostly finds all.
    private static final long FIRST_STEP = 500;

    static final long MOST = 50_000;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition TOPIC = new TopicPartition(Topics.CHECKPOINTS, 0);

    private final Consumer<byte[], byte @Nullable []> consumer;
    private final Map<String, TrustedKey> trusted = new HashMap<>();
    private final Map<Place, Span> found = new HashMap<>();

    /// Takes over neither `consumer` nor its assignment.
    Heads(Consumer<byte[], byte @Nullable []> consumer, Collection<TrustedKey> trusted) {
        this.consumer = consumer;
        trusted.forEach(key -> this.trusted.put(key.id(), key));
    }

    /// A partition as checkpoints name it.
    record Place(ClusterId cluster, TopicPartition partition) {}

    /// The newest spans of `wanted`, none for a partition that was never sealed.
    Map<Place, Span> find(Set<Place> wanted) {
        consumer.assign(List.of(TOPIC));
        long begin = consumer.beginningOffsets(List.of(TOPIC)).getOrDefault(TOPIC, 0L);
        long end = consumer.endOffsets(List.of(TOPIC)).getOrDefault(TOPIC, 0L);
        long limit = Math.max(begin, end - MOST);
        long to = end;
        long step = FIRST_STEP;
        while (to > limit && !found.keySet().containsAll(wanted)) {
            long from = Math.max(limit, to - step);
            for (ConsumerRecord<byte[], byte @Nullable []> one : read(from, to).reversed()) {
                take(one, wanted);
            }
            to = from;
            step *= 10;
        }
        return Map.copyOf(found);
    }

    private List<ConsumerRecord<byte[], byte @Nullable []>> read(long from, long to) {
        List<ConsumerRecord<byte[], byte @Nullable []>> records = new ArrayList<>();
        consumer.seek(TOPIC, from);
        while (consumer.position(TOPIC) < to) {
            for (ConsumerRecord<byte[], byte @Nullable []> one : consumer.poll(POLL)) {
                if (one.offset() < to) {
                    records.add(one);
                }
            }
        }
        return records;
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> one, Set<Place> wanted) {
        if (SealedCheckpoint.read(one)
                instanceof Decoded.Value<SealedCheckpoint>(SealedCheckpoint sealed)) {
            List<Span> useful =
                    sealed.checkpoint().spans().stream()
                            .filter(span -> wanted.contains(place(span)))
                            .filter(span -> !found.containsKey(place(span)))
                            .toList();
            TrustedKey key = trusted.get(sealed.key());
            if (!useful.isEmpty()
                    && key != null
                    && key.verifies(sealed.document(), sealed.signature())) {
                useful.forEach(span -> found.put(place(span), span));
            }
        }
    }

    private static Place place(Span span) {
        return new Place(span.cluster(), new TopicPartition(span.topic(), span.partition()));
    }
}
