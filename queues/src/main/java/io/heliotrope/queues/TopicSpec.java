package io.heliotrope.queues;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/// What one topic must be like: `cleanup.policy=delete`, never compacted, its age counted from
/// arrival.
///
/// Arrival, not the producer's clock: a record with an old or false timestamp would otherwise be
/// deleted before its job's deadline. `retention` below zero keeps everything; `largestBytes` is
/// the largest batch of records that the topic takes.
public record TopicSpec(String name, int partitions, Duration retention, int largestBytes) {

    /// Keeps everything.
    public static final Duration FOR_EVER = Duration.ofMillis(-1);

    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    name + " needs at least 1 partition, was " + partitions);
        }
        if (retention.isZero()) {
            throw new IllegalArgumentException(name + " needs a retention above zero");
        }
    }

    /// Kafka's settings of the topic that everything else relies on.
    public Map<String, String> settings() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(retention.isNegative() ? -1 : retention.toMillis()),
                TopicConfig.RETENTION_BYTES_CONFIG,
                "-1",
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(largestBytes),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "LogAppendTime");
    }

    /// The request that makes it, with as many replicas as the broker's default says.
    NewTopic toCreate() {
        return new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(settings());
    }
}
