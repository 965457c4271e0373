package io.heliotrope.queues;

import io.heliotrope.model.JobId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/// Which partition everything about a job belongs to: that of Kafka's default partitioner when the
/// record's key is the job id in UTF-8.
///
/// A producer with another key or another client's partitioner puts jobs elsewhere; this says so.
/// Stateless, safe from any thread.
public final class PartitionByJob {

    private PartitionByJob() {}

    /// The job's partition, 0 to `partitions` - 1.
    public static int of(JobId job, int partitions) {
        return of(job.value().getBytes(StandardCharsets.UTF_8), partitions);
    }

    /// The partition of records with this key.
    public static int of(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
