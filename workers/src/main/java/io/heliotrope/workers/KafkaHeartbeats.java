package io.heliotrope.workers;

import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Heartbeats onto the pools topic of the control plane.
final class KafkaHeartbeats implements HeartbeatOutlet {
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration REQUEST = Duration.ofSeconds(1);
    private static final Duration DELIVERY = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;

    KafkaHeartbeats(Producer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /// Settings under which a heartbeat that is late is given up: the next one says more.
    static Map<String, Object> settings(ClientSettings control, String clientId) {
        Map<String, Object> settings = control.interactiveProducer(clientId);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(BLOCK.toMillis()));
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(REQUEST.toMillis()));
        settings.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY.toMillis()));
        return settings;
    }

    @Override
    public CompletableFuture<Boolean> send(Heartbeat heartbeat) {
        CompletableFuture<Boolean> arrived = new CompletableFuture<>();
        try {
            Future<RecordMetadata> _ =
                    producer.send(
                            Wire.control(heartbeat).to(Topics.POOLS),
                            (where, failure) -> arrived.complete(failure == null));
        } catch (KafkaException | IllegalStateException e) {
            arrived.complete(false);
        }
        return arrived;
    }
}
