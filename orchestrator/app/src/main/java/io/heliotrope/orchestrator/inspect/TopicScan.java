package io.heliotrope.orchestrator.inspect;

import io.heliotrope.orchestrator.access.Principals;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.access.Trouble;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.ClientSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads topics of one cluster from their beginning to where they end now. Owned by one thread.
public final class TopicScan implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Seat seat;
    private final Duration patience;
    private final KafkaConsumer<byte[], byte @Nullable []> consumer;

    /// `patience` is how long the cluster may stay silent before the scan gives up.
    ///
    /// @throws CannotRun when the cluster does not let the seat's role in
    public TopicScan(Seat seat, Duration patience) {
        this(seat, patience, Map.of());
    }

    private TopicScan(Seat seat, Duration patience, Map<String, Object> more) {
        this.patience = patience;
        this.seat = seat;
        Trouble.beforehand(seat)
                .ifPresent(words -> {
                    throw new CannotRun(Why.UNAVAILABLE, words);
                });
        Map<String, Object> reader = seat.settings().logReader("heliotrope-cli");
        reader.putAll(more);
        // a fetch that waits at the broker for more would hold up the questions behind it
        reader.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
        this.consumer = asking(() -> new KafkaConsumer<byte[], byte @Nullable []>(reader));
    }

    /// A scan that also reads what transactions wrote that were not to be, or are not over. For
    /// those who look for traces of them.
    public static TopicScan uncommitted(
            String cluster, ClientSettings settings, Duration patience) {
        return new TopicScan(
                new Seat(cluster, settings, Role.observer(), Principals.DEFAULT),
                patience,
                Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted"));
    }

    /// All partitions of `topic`, none when there is no such topic.
    public List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> infos =
                asking(() -> Optional.ofNullable(consumer.partitionsFor(topic, patience)))
                        .orElse(List.of());
        List<TopicPartition> partitions = new ArrayList<>();
        infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        return partitions;
    }

    /// The offsets that a partition had: from `begin`, where it began when it had been read, up to
    /// `end`.
    public record Extent(long begin, long end) {
        static final Extent NONE = new Extent(0, 0);
    }

    /// How many offsets the partitions span, control marks of transactions among them.
    public long records(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = asking(() -> consumer.endOffsets(partitions, patience));
        return extents(partitions, ends).values().stream()
                .mapToLong(extent -> extent.end() - extent.begin())
                .sum();
    }

    /// Hands every record of `partitions` to `each`, each partition in its order; tells what was
    /// read.
    public Map<TopicPartition, Extent> read(
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> each) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return readOn(partitions, each);
    }

    /// The same, from `offsets` before the end of each partition on.
    public void readLast(
            Collection<TopicPartition> partitions,
            long offsets,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> each) {
        if (!partitions.isEmpty()) {
            consumer.assign(partitions);
            extents(partitions, asking(() -> consumer.endOffsets(partitions, patience)))
                    .forEach((partition, extent) ->
                            consumer.seek(
                                    partition, Math.max(extent.begin(), extent.end() - offsets)));
            readOn(partitions, each);
        }
    }

    private Map<TopicPartition, Extent> readOn(
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> each) {
        Map<TopicPartition, Long> ends = asking(() -> consumer.endOffsets(partitions, patience));
        List<TopicPartition> open = new ArrayList<>(partitions);
        long silentSince = System.nanoTime();
        long at = -1;
        while (true) {
            open.removeIf(p -> position(p) >= ends.getOrDefault(p, 0L));
            if (open.isEmpty()) {
                return extents(partitions, ends);
            }
            asking(() -> consumer.poll(POLL)).forEach(each);
            long now = open.stream().mapToLong(this::position).sum();
            if (now != at) {
                at = now;
                silentSince = System.nanoTime();
            } else if (System.nanoTime() - silentSince > patience.toNanos()) {
                throw unreachable(new KafkaException("it sends no records of " + open.getFirst()));
            }
        }
    }

    private Map<TopicPartition, Extent> extents(
            Collection<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> begins =
                asking(() -> consumer.beginningOffsets(partitions, patience));
        Map<TopicPartition, Extent> extents = new HashMap<>();
        for (TopicPartition partition : partitions) {
            extents.put(
                    partition,
                    new Extent(
                            begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L)));
        }
        return extents;
    }

    private long position(TopicPartition partition) {
        return asking(() -> consumer.position(partition, patience));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (KafkaException failed) {
            throw unreachable(failed);
        }
    }

    private CannotRun unreachable(KafkaException failed) {
        Throwable reason = failed.getCause() == null ? failed : failed.getCause();
        return new CannotRun(
                Why.UNAVAILABLE,
                Trouble.told(seat, failed)
                        .orElseGet(() ->
                                seat.place()
                                        + " cannot be read: "
                                        + reason.getMessage()
                                        + "; check that it runs, or name another address with"
                                        + " --bootstrap"),
                failed);
    }
}
