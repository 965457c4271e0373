package io.heliotrope.workers;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.LogPartition;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.queues.format.Decoded;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the dispatch logs of one region on one home cluster, in order, on one thread of its own.
///
/// The logs are assigned, not shared: every worker of the region sees every record and takes its
/// own. Positions and epochs are committed now and then under the worker's own group. A start goes
/// on from the committed positions; without any it begins with the records that a live lease can
/// belong to. Trouble with the cluster is logged and the reading begun anew where it stopped.
final class DispatchReader {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ClusterId cluster;
    private final WorkerConfig config;
    private final Supplier<Consumer<byte[], byte @Nullable []>> consumers;
    private final Desk desk;
    private final RealTime time;
    private final Thread thread;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch reading = new CountDownLatch(1);
    private final Map<TopicPartition, LogPartition> logs = new LinkedHashMap<>();
    private final Map<LogPartition, Long> backlogEnds = new HashMap<>();
    private final Map<LogPartition, Desk.Stored> committed = new HashMap<>();

    DispatchReader(
            ClusterId cluster,
            WorkerConfig config,
            Supplier<Consumer<byte[], byte @Nullable []>> consumers,
            Desk desk,
            RealTime time) {
        this.cluster = cluster;
        this.config = config;
        this.consumers = consumers;
        this.desk = desk;
        this.time = time;
        this.thread =
                Thread.ofPlatform()
                        .name(config.worker().value() + "-reads-" + cluster)
                        .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until its logs are assigned; false when `patience` ran out first.
    boolean awaitReading(Duration patience) throws InterruptedException {
        return reading.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Commits the last positions and ends; waits for that.
    void stop(Duration patience) throws InterruptedException {
        stopped.countDown();
        if (thread.isAlive() && !thread.join(patience)) {
            thread.interrupt();
        }
    }

    private void run() {
        try {
            do {
                read();
            } while (!stopped.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads until it is stopped or the cluster makes trouble.
    private void read() {
        try (Consumer<byte[], byte @Nullable []> consumer = consumers.get()) {
            if (!begin(consumer)) {
                return;
            }
            reading.countDown();
            RealTime.Mark since = time.mark();
            while (stopped.getCount() > 0) {
                for (ConsumerRecord<byte[], byte @Nullable []> received : consumer.poll(POLL)) {
                    takeOrPassBy(received);
                }
                if (since.elapsed().compareTo(config.limits().commit()) >= 0) {
                    commit(consumer);
                    since = time.mark();
                }
            }
            commit(consumer);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("cluster", cluster)
                    .addKeyValue("reason", e.toString())
                    .log("dispatch logs out of reach, reading again");
        }
    }

    /// Finds the logs and goes to where each is to be read from; false while they are not there
    /// yet.
    private boolean begin(Consumer<byte[], byte @Nullable []> consumer) {
        logs.clear();
        for (Lane lane : Lane.values()) {
            String topic = Topics.dispatch(config.region(), lane);
            for (PartitionInfo partition : consumer.partitionsFor(topic)) {
                logs.put(
                        new TopicPartition(topic, partition.partition()),
                        new LogPartition(cluster, lane, partition.partition()));
            }
        }
        if (logs.isEmpty()) {
            return false;
        }
        consumer.assign(logs.keySet());
        Collection<TopicPartition> fresh =
                logs.keySet().stream()
                        .filter(partition -> desk.next(log(partition)).isEmpty())
                        .toList();
        Starts starts = Starts.find(consumer, fresh, time.now());
        for (TopicPartition partition : fresh) {
            LogPartition log = log(partition);
            backlogEnds.put(log, starts.end(partition));
            desk.begin(log, starts.offset(partition), starts.epochs(partition));
        }
        logs.forEach((partition, log) -> consumer.seek(partition, desk.next(log).orElseThrow()));
        return true;
    }

    /// One record that breaks the worker must not stop the log: its token's lease runs out instead.
    private void takeOrPassBy(ConsumerRecord<byte[], byte @Nullable []> received) {
        try {
            take(received);
        } catch (RuntimeException e) {
            LogPartition log = log(new TopicPartition(received.topic(), received.partition()));
            LOG.atError()
                    .addKeyValue("log", log)
                    .addKeyValue("offset", received.offset())
                    .setCause(e)
                    .log("dispatch could not be taken in, passed by");
            desk.passBy(log, received.offset());
        }
    }

    private void take(ConsumerRecord<byte[], byte @Nullable []> received) {
        CrashPoint.WORKER_READ_BEFORE_TAKE.reached();
        LogPartition log = log(new TopicPartition(received.topic(), received.partition()));
        switch (Wire.dispatch(received)) {
            case Decoded.Value<Wire.Dispatched>(Wire.Marked(Task task)) ->
                    desk.marker(log, received.offset(), task);
            case Decoded.Value<Wire.Dispatched>(Wire.Delivery delivery) ->
                    desk.accept(
                            new Delivery(
                                    log,
                                    received.offset(),
                                    Instant.ofEpochMilli(received.timestamp()),
                                    received.offset() < backlogEnds.getOrDefault(log, 0L),
                                    delivery.dispatch(),
                                    delivery.carried().map(Payload::new).orElse(Payload.NONE)));
            case Decoded.Malformed<Wire.Dispatched>(String reason) -> {
                LOG.atDebug()
                        .addKeyValue("log", log)
                        .addKeyValue("offset", received.offset())
                        .addKeyValue("reason", reason)
                        .log("dispatch does not read as one");
                desk.unreadable(log, received.offset());
            }
        }
    }

    private void commit(Consumer<byte[], byte @Nullable []> consumer) {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        Map<LogPartition, Desk.Stored> now = new HashMap<>();
        logs.forEach((partition, log) -> {
            Desk.Stored stored = desk.stored(log);
            now.put(log, stored);
            if (!stored.equals(committed.get(log))) {
                moved.put(partition, offset(stored));
            }
        });
        if (!moved.isEmpty()) {
            CrashPoint.WORKER_BEFORE_COMMIT.reached();
            consumer.commitSync(moved);
            CrashPoint.WORKER_COMMITTED.reached();
            committed.putAll(now);
        }
    }

    private OffsetAndMetadata offset(Desk.Stored stored) {
        if (stored.epochs().length() <= Epochs.LONGEST_TEXT) {
            return new OffsetAndMetadata(stored.position(), stored.epochs());
        }
        LOG.atWarn()
                .addKeyValue("cluster", cluster)
                .addKeyValue("characters", stored.epochs().length())
                .log("epochs are too many to be stored beside the position");
        return new OffsetAndMetadata(stored.position());
    }

    private LogPartition log(TopicPartition partition) {
        LogPartition log = logs.get(partition);
        if (log == null) {
            throw new IllegalStateException("partition " + partition + " is not one of " + logs);
        }
        return log;
    }
}
