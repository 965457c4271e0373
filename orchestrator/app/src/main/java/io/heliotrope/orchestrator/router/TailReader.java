package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.router.Takeover;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Reads what earlier incarnations of tasks left in their logs, through one connection that stays
/// open.
///
/// Safe from any thread: one reads at a time.
final class TailReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final ClientSettings home;
    private final String name;
    private final Duration patience;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> reader;

    /// Nothing is connected before it is needed; `patience` bounds every wait.
    TailReader(ClientSettings home, String name, Duration patience) {
        this.home = home;
        this.name = name;
        this.patience = patience;
    }

    /// Connects, if that succeeds, by asking where `logs` begin.
    void open(Collection<TopicPartition> logs) {
        reading.lock();
        try {
            Map<TopicPartition, Long> _ = reader().beginningOffsets(logs, patience);
        } catch (KafkaException failed) {
            closeReader();
        } finally {
            reading.unlock();
        }
    }

    /// Reads `logs` from their `tails` until the offsets `until`, and hands everything to
    /// `takeover`.
    ///
    /// @throws KafkaException when that takes longer than the patience
    void read(
            Collection<TopicPartition> logs,
            Function<TopicPartition, Tail> tails,
            Map<TopicPartition, Long> until,
            Takeover takeover) {
        reading.lock();
        try {
            Consumer<byte[], byte[]> consumer = reader();
            consumer.assign(logs);
            for (TopicPartition log : logs) {
                Tail tail = tails.apply(log);
                takeover.begin(log.toString(), tail.epoch());
                // what is no longer kept is passed over: the reader then begins at the earliest
                consumer.seek(log, tail.position());
            }
            read(consumer, until, takeover);
            consumer.unsubscribe();
        } catch (KafkaException failed) {
            closeReader();
            throw failed;
        } finally {
            reading.unlock();
        }
    }

    /// Kept from task to task: to connect anew takes as long as to read.
    private Consumer<byte[], byte[]> reader() {
        Consumer<byte[], byte[]> open = reader;
        if (open == null) {
            Map<String, Object> connection = home.logReader(name);
            // a fetch that waits at the broker for more would hold up the task
            connection.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
            open = new KafkaConsumer<>(connection);
            reader = open;
        }
        return open;
    }

    private void closeReader() {
        if (reader != null) {
            reader.close(CloseOptions.timeout(Duration.ZERO));
            reader = null;
        }
    }

    private void read(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> until, Takeover takeover) {
        Set<TopicPartition> left = new HashSet<>(until.keySet());
        long begun = System.nanoTime();
        while (!left.isEmpty()) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new KafkaException("the tails of " + left + " were not read in " + patience);
            }
            for (ConsumerRecord<byte[], byte[]> received : consumer.poll(POLL)) {
                TopicPartition log = new TopicPartition(received.topic(), received.partition());
                if (received.offset() < until.getOrDefault(log, 0L)) {
                    take(log.toString(), received, takeover);
                }
            }
            left.removeIf(log -> consumer.position(log) >= until.getOrDefault(log, 0L));
            consumer.pause(until.keySet().stream().filter(log -> !left.contains(log)).toList());
        }
    }

    private static void take(
            String log, ConsumerRecord<byte[], byte[]> received, Takeover takeover) {
        if (received.topic().endsWith(".status")) {
            switch (Wire.status(received.value())) {
                case Decoded.Value<StatusRecord>(Marker marker) ->
                        takeover.mark(log, marker.task());
                case Decoded.Value<StatusRecord>(Status status) -> takeover.said(log, status);
                case Decoded.Malformed<StatusRecord> _ -> {}
            }
        } else {
            switch (Wire.dispatch(received)) {
                case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                        takeover.mark(log, task);
                case Decoded.Value<Wire.Dispatched>(Wire.Delivery(Dispatch dispatch, var bytes)) ->
                        takeover.dispatched(
                                log, dispatch, Instant.ofEpochMilli(received.timestamp()));
                case Decoded.Malformed<Wire.Dispatched> _ -> {}
            }
        }
    }

    /// Waits for nobody who still reads: what he reads with ends with the process.
    @Override
    public void close() {
        if (reading.tryLock()) {
            try {
                closeReader();
            } finally {
                reading.unlock();
            }
        }
    }
}
