package io.heliotrope.orchestrator.bench;

import com.sun.management.OperatingSystemMXBean;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Sends records down one way and times those that arrive. Each record's payload begins with the
/// nano time at which it was meant to be sent, so that a stall of the sender counts too.
final class Round implements AutoCloseable {
    private static final int PAYLOAD_BYTES = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_MICROS = 600_000_000;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final Course course;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicInteger unsent = new AtomicInteger();
    private long ids;

    Round(Course course, ClientSettings kafka) {
        this.course = course;
        this.producer = new KafkaProducer<>(kafka.interactiveProducer("bench-sender"));
        this.consumer = new KafkaConsumer<>(kafka.logReader("bench-receiver"));
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : course.out()) {
            consumer.partitionsFor(topic)
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Writes `count` records before the way is open, then opens it: how many arrive per second
    /// after the first.
    double drain(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            send(System.nanoTime());
        }
        producer.flush();
        course.start();
        long first = 0;
        int arrived = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        long last = 0;
        while (arrived < count && System.nanoTime() < end) {
            int polled = consumer.poll(Duration.ofMillis(100)).count();
            if (polled > 0) {
                last = System.nanoTime();
                first = arrived == 0 ? last : first;
                arrived += polled;
            }
        }
        require(count, arrived);
        return (count - 1) * 1e9 / Math.max(1, last - first);
    }

    /// Sends at a steady rate for `length`; returns the histogram in microseconds and the CPU time.
    Paced paced(Duration length, int perSecond) {
        int count = (int) (length.toMillis() * perSecond / 1000);
        long gap = Duration.ofSeconds(1).toNanos() / perSecond;
        Histogram micros = new Histogram(LONGEST_MICROS, 3);
        long cpu = PROCESS.getProcessCpuTime();
        Thread sender = Thread.ofPlatform().name("bench-sender").start(() -> sendPaced(count, gap));
        int arrived = 0;
        long end = System.nanoTime() + length.plus(PATIENCE).toNanos();
        while (arrived < count && System.nanoTime() < end) {
            for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
                long meant = ByteBuffer.wrap(one.value()).getLong();
                micros.recordValue(Math.max(0, (System.nanoTime() - meant) / 1_000));
                arrived++;
            }
        }
        require(count, arrived);
        join(sender);
        return new Paced(micros, (PROCESS.getProcessCpuTime() - cpu) / 1e3 / count);
    }

    /// What a paced stretch gave.
    record Paced(Histogram micros, double cpuMicrosPerJob) {}

    private void sendPaced(int count, long gapNanos) {
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long meant = start + i * gapNanos;
            while (System.nanoTime() < meant) {
                LockSupport.parkNanos(meant - System.nanoTime());
            }
            send(meant);
        }
    }

    private void send(long meant) {
        byte[] key =
                JobHeaders.utf8("bench-" + course.in().hashCode() + "-" + start() + "-" + ids++);
        byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES).putLong(meant).array();
        RecordHeaders headers = new RecordHeaders();
        headers.add(JobHeaders.ID, key);
        for (Map.Entry<String, String> header : course.headers().entrySet()) {
            headers.add(header.getKey(), JobHeaders.utf8(header.getValue()));
        }
        Future<RecordMetadata> _ =
                producer.send(
                        new ProducerRecord<>(course.in(), null, null, key, payload, headers),
                        (written, failure) -> {
                            if (failure != null) {
                                unsent.incrementAndGet();
                            }
                        });
    }

    private static long start() {
        return ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    private void require(int sent, int arrived) {
        if (arrived < sent) {
            throw new IllegalStateException(
                    course.name()
                            + ": of "
                            + sent
                            + " records "
                            + arrived
                            + " arrived within "
                            + PATIENCE
                            + ", "
                            + unsent
                            + " could not be sent");
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
