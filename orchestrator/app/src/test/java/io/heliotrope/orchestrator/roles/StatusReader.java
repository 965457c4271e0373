package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// What was said of an origin's jobs, as a producer reads it.
final class StatusReader implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Status> all = new ArrayList<>();

    StatusReader(ClientSettings kafka, RegionId origin) {
        consumer = new KafkaConsumer<>(kafka.logReader("status-" + origin));
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.status(origin)).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /// Everything said of `job` so far, in order.
    List<Status> of(JobId job) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(20))) {
            if (Wire.status(one.value()) instanceof Decoded.Value<StatusRecord>(Status status)) {
                all.add(status);
            }
        }
        return all.stream().filter(status -> status.job().equals(job)).toList();
    }

    /// The ends of `job` so far, in order.
    List<Status.Terminal> ends(JobId job) {
        return of(job).stream()
                .map(Status::state)
                .filter(Status.Terminal.class::isInstance)
                .map(Status.Terminal.class::cast)
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
