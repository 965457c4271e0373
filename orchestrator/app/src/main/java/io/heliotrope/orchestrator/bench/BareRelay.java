package io.heliotrope.orchestrator.bench;

import io.heliotrope.queues.ClientSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.WakeupException;

/// Two hops with nothing between them: a consumer whose records a producer sends on, at least once,
/// no linger. What any scheduler on Kafka must do at the least.
final class BareRelay implements Course {
    private static final Duration COMMIT_EVERY = Duration.ofSeconds(1);

    private final ClientSettings kafka;
    private final String from;
    private final String to;
    private final CountDownLatch reading = new CountDownLatch(1);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean closing;

    BareRelay(ClientSettings kafka, String from, String to) {
        this.kafka = kafka;
        this.from = from;
        this.to = to;
        this.consumer =
                new KafkaConsumer<>(kafka.groupReader("bench-relay", "bench-relay-" + from));
        this.thread = Thread.ofPlatform().name("bench-relay").daemon().unstarted(this::run);
    }

    @Override
    public String name() {
        return "bare relay";
    }

    @Override
    public String in() {
        return from;
    }

    @Override
    public List<String> out() {
        return List.of(to);
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public void start() throws InterruptedException {
        thread.start();
        reading.await();
    }

    private void run() {
        try (consumer;
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(kafka.interactiveProducer("bench-relay"))) {
            consumer.subscribe(List.of(from));
            Instant committed = Instant.EPOCH;
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
                    Future<RecordMetadata> _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            to, null, null, one.key(), one.value(), one.headers()));
                }
                if (!consumer.assignment().isEmpty()) {
                    reading.countDown();
                }
                Instant now = Instant.ofEpochMilli(System.nanoTime() / 1_000_000);
                if (Duration.between(committed, now).compareTo(COMMIT_EVERY) > 0) {
                    producer.flush();
                    consumer.commitAsync();
                    committed = now;
                }
            }
        } catch (WakeupException e) {
            reading.countDown();
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
