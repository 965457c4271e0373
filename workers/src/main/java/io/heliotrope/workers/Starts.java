package io.heliotrope.workers;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.Markers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a started worker reads each dispatch log from, and where the log ended at that time.
///
/// A committed position is the oldest dispatch that was not answered: nothing before it is of use,
/// and what lies after it is judged again, token by token. A worker that never committed begins far
/// enough back to come across the markers in force; of the dispatches there it drops those whose
/// lease is over. It may run work that is being run already, which is waste, but it misses none
/// whose lease would have to run out first.
record Starts(
        Map<TopicPartition, Long> offsets,
        Map<TopicPartition, Long> ends,
        Map<TopicPartition, Epochs> tables) {
    private static final Logger LOG = LoggerFactory.getLogger(Starts.class);

    static Starts find(
            Consumer<byte[], byte @Nullable []> consumer,
            Collection<TopicPartition> partitions,
            Instant now) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> offsets = new HashMap<>(ends);
        Map<TopicPartition, Epochs> tables = new HashMap<>();
        Map<TopicPartition, Long> farEnough = new HashMap<>();
        partitions.forEach(p -> farEnough.put(p, now.minus(Markers.WITHIN).toEpochMilli()));
        consumer.offsetsForTimes(farEnough)
                .forEach((partition, first) -> putIfAny(offsets, partition, first));
        consumer.committed(new HashSet<>(partitions))
                .forEach((partition, stored) -> {
                    if (stored != null) {
                        offsets.put(partition, stored.offset());
                        tables.put(partition, table(partition, stored));
                    }
                });
        return new Starts(offsets, ends, tables);
    }

    private static void putIfAny(
            Map<TopicPartition, Long> offsets,
            TopicPartition partition,
            @Nullable OffsetAndTimestamp first) {
        if (first != null) {
            offsets.put(partition, first.offset());
        }
    }

    private static Epochs table(TopicPartition partition, OffsetAndMetadata stored) {
        try {
            return Epochs.parse(stored.metadata());
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("reason", e.getMessage())
                    .log("stored epochs do not read, starting without");
            return new Epochs();
        }
    }

    long offset(TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    Epochs epochs(TopicPartition partition) {
        return tables.getOrDefault(partition, new Epochs());
    }
}
