package io.heliotrope.orchestrator.roles;

import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.PowerPlan;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/// Writes control records to their topics and waits until they are kept. Safe from any thread.
public final class ControlPublisher implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;

    public ControlPublisher(ClientSettings control, String name) {
        this(new KafkaProducer<>(control.interactiveProducer(name)));
    }

    /// Takes over `producer`.
    public ControlPublisher(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Publishes `records` in order and returns when all are acknowledged.
    ///
    /// @throws IllegalStateException when the control cluster did not take one of them
    public void publish(List<? extends ControlRecord> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ControlRecord one : records) {
            sent.add(producer.send(Wire.control(one).to(topic(one))));
        }
        CrashPoint.PUBLISHER_SENT_BEFORE_ACK.reached();
        for (Future<RecordMetadata> acknowledgement : sent) {
            await(acknowledgement);
        }
    }

    public void publish(ControlRecord one) {
        publish(List.of(one));
    }

    private static void await(Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the control cluster did not take a record: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while publishing to the control cluster", e);
        }
    }

    private static String topic(ControlRecord one) {
        return switch (one) {
            case ControlRecord.CatalogueSet c -> Topics.CATALOGUE;
            case ControlRecord.PolicySet p -> Topics.POLICY;
            case ControlRecord.Signal s -> Topics.SIGNALS;
            case ControlRecord.Heartbeat h -> Topics.POOLS;
            case PowerPlan p -> Topics.POOLS;
            case ControlRecord.Tick t -> Topics.CLOCK;
        };
    }

    @Override
    public void close() {
        producer.close();
    }
}
