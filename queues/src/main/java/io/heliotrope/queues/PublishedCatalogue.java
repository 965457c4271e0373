package io.heliotrope.queues;

import io.heliotrope.model.Catalogue;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/// The catalogue as the control plane publishes it: where producers find the newest sealing keys.
public final class PublishedCatalogue {
    private static final Duration POLL = Duration.ofMillis(100);

    private PublishedCatalogue() {}

    /// The newest catalogue of the control cluster; empty when there is none, or it could not be
    /// read within `patience`.
    public static Optional<Catalogue> read(
            ClientSettings control, String clientId, Duration patience) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(control.logReader(clientId))) {
            return read(consumer, patience);
        }
    }

    private static Optional<Catalogue> read(Consumer<byte[], byte[]> consumer, Duration patience) {
        TopicPartition partition = new TopicPartition(Topics.CATALOGUE, 0);
        long giveUp = System.nanoTime() + patience.toNanos();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), patience).getOrDefault(partition, 0L);
        Optional<Catalogue> newest = Optional.empty();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() > giveUp) {
                return Optional.empty();
            }
            for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
                if (Wire.control(received)
                        instanceof
                        Decoded.Value<ControlRecord>(
                                ControlRecord.CatalogueSet(Catalogue catalogue))) {
                    newest = Optional.of(catalogue);
                }
            }
        }
        return newest;
    }
}
