package io.heliotrope.orchestrator.clock;

import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// How far the decider has come in job time, as it says on the progress topic.
///
/// Polls when asked; belongs to the thread that asks.
public final class Progress implements Supplier<Instant>, AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private Instant reached = Instant.MIN;

    /// Takes over `consumer`, a read-committed reader of logs.
    public Progress(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        List<TopicPartition> partitions = List.of(new TopicPartition(Topics.PROGRESS, 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @Override
    public Instant get() {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(1))) {
            if (Wire.control(one) instanceof Decoded.Value<ControlRecord>(Tick tick)
                    && tick.now().isAfter(reached)) {
                reached = tick.now();
            }
        }
        return reached;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
