package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.inspect.TopicScan.Extent;
import io.heliotrope.orchestrator.ledger.Acknowledged;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// A ledger taken out of its Kafka, whole: checkpoints, dispatches, statuses and the control
/// topics, byte for byte, with the jobs that were submitted but not their payloads. It replays
/// without Kafka, on any machine and with any later version.
///
/// `program` is the version that wrote it; `jobs` are those that no record of `logs` describes;
/// `keys` are whose seals count.
public record History(
        String program,
        List<TrustedKey> keys,
        List<Log> logs,
        List<Job> jobs,
        List<Acknowledged> submitted) {
    public History {
        keys = List.copyOf(keys);
        logs = List.copyOf(logs);
        jobs = List.copyOf(jobs);
        submitted = List.copyOf(submitted);
    }

    /// The same, with other keys whose seals count.
    public History trusting(List<TrustedKey> others) {
        return new History(program, others, logs, jobs, submitted);
    }

    /// One partition, under all names that its cluster goes by, with all of its records.
    ///
    /// Where `isWhole` is false the payloads of dispatches were left out, so that the log cannot be
    /// compared with what was sealed of it.
    public record Log(
            Set<ClusterId> names,
            TopicPartition partition,
            Extent extent,
            boolean isWhole,
            List<ConsumerRecord<byte[], byte @Nullable []>> records) {
        public Log {
            names = java.util.Collections.unmodifiableSet(new TreeSet<>(names));
            records = List.copyOf(records);
        }
    }
}
