package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.router.Takeover;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The logs that the tasks of one router write: marks them when a task begins anew and reads what
/// earlier incarnations left in them.
///
/// Safe from any thread. What takes longer than its patience throws a [KafkaException]: the task is
/// begun anew by the thread that replaces its own.
final class HomeLogs implements AutoCloseable {
    /// A client may have two connections that are dead without its knowledge.
    private static final Duration PATIENCE = ClientSettings.REQUEST_TIMEOUT.multipliedBy(3);

    private static final Duration POLL = Duration.ofMillis(50);

    private final ClientSettings home;
    private final RouterSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> reader;

    HomeLogs(ClientSettings home, RouterSettings settings) {
        this.home = home;
        this.settings = settings;
        String name = "heliotrope-router-" + settings.cluster();
        this.producer = new KafkaProducer<>(home.interactiveProducer(name + "-markers"));
        this.admin = Admin.create(home.admin(name + "-logs"));
    }

    /// The status partitions of a task, in order of origin.
    List<TopicPartition> statuses(Task task) {
        return settings.origins().stream()
                .sorted()
                .map(origin -> new TopicPartition(Topics.status(origin), task.partition()))
                .toList();
    }

    /// All partitions of the dispatch topics of the regions, those that are there.
    Set<TopicPartition> dispatches(Collection<RegionId> targets) {
        Set<String> topics = new HashSet<>();
        targets.forEach(target -> topics.add(Topics.dispatch(target, Lane.INTERACTIVE)));
        Set<TopicPartition> all = new HashSet<>();
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, described) -> {
                    try {
                        described
                                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                .partitions()
                                .forEach(p -> all.add(new TopicPartition(topic, p.partition())));
                    } catch (ExecutionException e) {
                        if (!(e.getCause()
                                instanceof
                                org.apache.kafka.common.errors.UnknownTopicOrPartitionException)) {
                            throw new KafkaException("cannot describe " + topic, e);
                        }
                    } catch (TimeoutException e) {
                        throw new KafkaException("cannot describe " + topic, e);
                    } catch (InterruptedException e) {
                        throw interrupted(e);
                    }
                });
        return all;
    }

    static List<RegionId> regions(Catalogue catalogue) {
        return catalogue.regions().stream().map(Region::id).toList();
    }

    /// Draws the epoch of a task's new incarnation: later ones are higher.
    Task draw(Task task) {
        TopicPartition log = statuses(task).getFirst();
        return task.at(acked(send(log, task.at(0))).offset() + 1);
    }

    /// Marks `logs` and reads what is new to the task in each of them, up to its marker. Returns
    /// the positions after the markers.
    Map<TopicPartition, Long> takeOver(
            Takeover takeover,
            Collection<TopicPartition> logs,
            Function<TopicPartition, Tail> tails) {
        Map<TopicPartition, Future<RecordMetadata>> marked = new HashMap<>();
        logs.forEach(log -> marked.put(log, send(log, takeover.task())));
        Map<TopicPartition, Long> until = new HashMap<>();
        marked.forEach((log, sent) -> until.put(log, acked(sent).offset() + 1));
        reading.lock();
        try {
            read(logs, tails, until, takeover);
        } catch (KafkaException failed) {
            closeReader();
            throw failed;
        } finally {
            reading.unlock();
        }
        return until;
    }

    private void read(
            Collection<TopicPartition> logs,
            Function<TopicPartition, Tail> tails,
            Map<TopicPartition, Long> until,
            Takeover takeover) {
        Consumer<byte[], byte[]> consumer = reader();
        consumer.assign(logs);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(logs);
        for (TopicPartition log : logs) {
            Tail tail = tails.apply(log);
            takeover.begin(log.toString(), tail.epoch());
            consumer.seek(log, Math.max(tail.position(), beginnings.getOrDefault(log, 0L)));
        }
        read(consumer, until, takeover);
        consumer.unsubscribe();
    }

    /// Opens what a task that begins will need: a process that stands by connects when nobody
    /// waits.
    void open() {
        reading.lock();
        try {
            Map<TopicPartition, Long> _ =
                    reader().beginningOffsets(
                                    statuses(new Task(settings.cluster(), 0, 0)), PATIENCE);
        } catch (KafkaException failed) {
            closeReader();
        } finally {
            reading.unlock();
        }
    }

    /// Kept from task to task: to connect anew takes as long as to read.
    private Consumer<byte[], byte[]> reader() {
        Consumer<byte[], byte[]> open = reader;
        if (open == null) {
            Map<String, Object> connection =
                    home.logReader("heliotrope-router-" + settings.cluster() + "-tails");
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

    private static void read(
            Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> until, Takeover takeover) {
        Set<TopicPartition> left = new HashSet<>(until.keySet());
        long begun = System.nanoTime();
        while (!left.isEmpty()) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new KafkaException("the tails of " + left + " were not read in " + PATIENCE);
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

    /// Says again where a task began: for readers that begin after the first marker, and for the
    /// time when that is no longer kept. Waits for nothing.
    void markAgain(Task task, Collection<TopicPartition> logs) {
        for (TopicPartition log : logs) {
            Future<RecordMetadata> _ = send(log, task);
        }
    }

    /// The ends of logs, when they are known.
    KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> ends(Collection<TopicPartition> logs) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        logs.forEach(log -> latest.put(log, OffsetSpec.latest()));
        return admin.listOffsets(latest).all();
    }

    private Future<RecordMetadata> send(TopicPartition log, Task task) {
        ProducerRecord<byte[], byte[]> marker =
                Wire.marker(new Marker(task)).to(log.topic(), log.partition());
        return producer.send(marker);
    }

    private static RecordMetadata acked(Future<RecordMetadata> sent) {
        try {
            return sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a marker was not acknowledged", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static KafkaException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new KafkaException("interrupted while a task began", e);
    }

    @Override
    public void close() {
        reading.lock();
        try {
            closeReader();
        } finally {
            reading.unlock();
        }
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
