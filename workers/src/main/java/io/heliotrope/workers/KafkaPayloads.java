package io.heliotrope.workers;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.queues.Submission;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// Payloads of one Kafka cluster, read one at a time where they rest.
///
/// Safe from any thread: who fetches holds the lock of the one consumer.
final class KafkaPayloads implements PayloadSource, AutoCloseable {
    private final SortedSet<ClusterId> names;
    private final Duration patience;
    private final RealTime time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Consumer<byte[], byte @Nullable []> consumer;

    /// `names` are those of the home clusters that it is; `consumer` reads committed records and
    /// fails where an offset is gone.
    KafkaPayloads(
            Collection<ClusterId> names,
            Duration patience,
            RealTime time,
            Consumer<byte[], byte @Nullable []> consumer) {
        this.names = new TreeSet<>(names);
        this.patience = patience;
        this.time = time;
        this.consumer = consumer;
    }

    @Override
    public Fetched fetch(PayloadRef ref) throws InterruptedException {
        if (!names.contains(ref.cluster())) {
            return new Missing(
                    "it lies on cluster " + ref.cluster() + ", the dispatch came from " + names,
                    false);
        }
        lock.lockInterruptibly();
        try {
            return read(ref);
        } catch (InterruptException e) {
            // Kafka sets the flag as well: the exception alone says it.
            boolean _ = Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (OffsetOutOfRangeException e) {
            return new Missing("offset " + ref.offset() + " is not there any more", false);
        } catch (KafkaException e) {
            return new Missing(e.getClass().getName(), true);
        } finally {
            lock.unlock();
        }
    }

    private Fetched read(PayloadRef ref) {
        TopicPartition partition = new TopicPartition(ref.topic(), ref.partition());
        RealTime.Mark since = time.mark();
        try {
            consumer.assign(List.of(partition));
            consumer.seek(partition, ref.offset());
            Duration left = patience;
            while (left.isPositive()) {
                ConsumerRecords<byte[], byte @Nullable []> records = consumer.poll(left);
                for (ConsumerRecord<byte[], byte @Nullable []> first : records) {
                    return judge(ref, first);
                }
                left = patience.minus(since.elapsed());
            }
            return new Missing("not read within " + patience, true);
        } finally {
            consumer.unsubscribe();
        }
    }

    private static Fetched judge(PayloadRef ref, ConsumerRecord<byte[], byte @Nullable []> first) {
        if (first.offset() != ref.offset()) {
            return new Missing(
                    "offset " + ref.offset() + " is gone, the next one there is " + first.offset(),
                    false);
        }
        byte[] value = Submission.payload(first.headers(), first.value());
        return value.length == ref.bytes()
                ? new Found(new Payload(value))
                : new Missing(
                        "it has " + value.length + " bytes, the dispatch says " + ref.bytes(),
                        false);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            consumer.close();
        } finally {
            lock.unlock();
        }
    }
}
