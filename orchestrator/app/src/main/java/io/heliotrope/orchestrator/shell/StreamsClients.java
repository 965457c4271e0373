package io.heliotrope.orchestrator.shell;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/// Kafka's own clients for a Streams application, two things added.
///
/// Flushes of the producer are counted: all that was sent before a flush began is safe when the
/// count has moved on, since Streams flushes with every commit and stops its thread when something
/// sent was lost. And a consumer leaves its group whenever it is closed, also by a thread that
/// failed: its partitions then wait for no session to run out.
///
/// Safe from any thread.
public final class StreamsClients implements KafkaClientSupplier {
    private final AtomicLong flushes = new AtomicLong();
    private final AtomicReference<@Nullable Producer<byte[], byte[]>> producer =
            new AtomicReference<>();

    /// How many flushes have ended.
    public long flushes() {
        return flushes.get();
    }

    /// Waits until all that the application has sent so far was acknowledged or lost.
    public void flush() {
        Producer<byte[], byte[]> current = producer.get();
        if (current != null) {
            current.flush();
        }
    }

    @Override
    public Admin getAdmin(Map<String, Object> settings) {
        return Admin.create(settings);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
        Producer<byte[], byte[]> made =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer()) {
                    @Override
                    public void flush() {
                        super.flush();
                        flushes.incrementAndGet();
                    }
                };
        producer.set(made);
        return made;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
            @Override
            public void close(CloseOptions options) {
                CloseOptions leaving =
                        CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
                super.close(options.timeout().map(leaving::withTimeout).orElse(leaving));
            }
        };
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
        return consumer(settings);
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
