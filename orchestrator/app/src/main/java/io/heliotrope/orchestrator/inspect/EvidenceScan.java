package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.evidence.CheckpointBook;
import io.heliotrope.orchestrator.evidence.Flaw;
import io.heliotrope.orchestrator.evidence.PartitionCheck;
import io.heliotrope.orchestrator.evidence.PartitionLog;
import io.heliotrope.orchestrator.evidence.PartitionSeal;
import io.heliotrope.orchestrator.evidence.RecordHash;
import io.heliotrope.orchestrator.evidence.Seals;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import io.heliotrope.queues.ClientSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads checkpoints first and then, beside whoever else wants their records, the logs that they
/// are about. Owned by one thread.
final class EvidenceScan {
    /// The names of the control cluster.
    static final Set<ClusterId> CONTROL = Set.of(CheckpointBook.CONTROL);

    private static final double MILLIS_PER_SECOND = 1000;

    private final CheckpointBook book;
    private final RecordHash recordHash = new RecordHash();
    private final List<PartitionSeal> found = new ArrayList<>();
    private final Map<TopicPartition, Instant> since = new HashMap<>();
    private long newest = 0;

    EvidenceScan(CheckpointBook book) {
        this.book = book;
    }

    /// Where partitions are read from: hands over their records and tells their extents.
    @FunctionalInterface
    interface Source {
        Map<TopicPartition, Extent> read(
                Collection<TopicPartition> partitions,
                Consumer<ConsumerRecord<byte[], byte @Nullable []>> each);
    }

    /// Hands every record of `partitions` to `each`, and compares all with what was sealed. `names`
    /// are all that the cluster goes by in checkpoints, the first of them for people.
    void read(
            Source source,
            Set<ClusterId> names,
            Collection<TopicPartition> partitions,
            Consumer<ConsumerRecord<byte[], byte @Nullable []>> each) {
        Map<TopicPartition, PartitionLog> logs = new HashMap<>();
        ClusterId name = names.iterator().next();
        partitions.forEach(p -> logs.put(p, new PartitionLog(name, p, recordHash)));
        Map<TopicPartition, Extent> extents =
                source.read(
                        partitions,
                        one -> {
                            newest = Math.max(newest, one.timestamp());
                            PartitionLog log =
                                    logs.get(new TopicPartition(one.topic(), one.partition()));
                            if (log != null) {
                                log.add(one);
                            }
                            each.accept(one);
                        });
        logs.forEach((partition, log) -> {
            Extent extent = extents.getOrDefault(partition, Extent.NONE);
            log.spans(extent.begin(), extent.end());
            if (extent.begin() > 0) {
                since.put(partition, log.first());
            }
            found.add(PartitionCheck.of(log, book.spans(names, partition)));
        });
    }

    /// All names that the home cluster at `kafka` goes by.
    static Set<ClusterId> names(Installation installation, ClientSettings kafka) {
        Set<ClusterId> names = new TreeSet<>();
        for (ClusterId home : installation.homes()) {
            if (Installation.client(installation.config(), home).equals(kafka)) {
                names.add(home);
            }
        }
        return names;
    }

    /// Since when the partition tells of jobs: a moment only when its beginning is gone by age.
    Instant since(TopicPartition partition) {
        return since.getOrDefault(partition, Instant.MIN);
    }

    /// The newest record's real time in ms since 1970.
    long newest() {
        return newest;
    }

    Seals seals() {
        List<Flaw> flaws = new ArrayList<>(book.flaws());
        int records = 0;
        int unsealed = 0;
        int older = 0;
        long since = newest;
        for (PartitionSeal one : found) {
            records += one.records();
            unsealed += one.unsealed();
            older += one.older();
            since = Math.min(since, one.unsealedSince());
            flaws.addAll(one.flaws());
        }
        double seconds = unsealed == 0 ? 0 : (newest - since) / MILLIS_PER_SECOND;
        return new Seals(book.count(), records, unsealed, seconds, older, book.isJudging(), flaws);
    }
}
