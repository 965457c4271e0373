package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.router.Takeover;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The logs that the tasks of one router write: marks them when a task begins anew and reads what
/// earlier incarnations left in them.
///
/// Safe from any thread. What takes longer than its patience throws a [KafkaException]: the task is
/// begun anew by the thread that replaces its own.
final class HomeLogs implements AutoCloseable {
    /// A client may have two connections that are dead without its knowledge.
    private static final Duration PATIENCE = ClientSettings.REQUEST_TIMEOUT.multipliedBy(3);

    private final RouterSettings settings;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final Map<String, Set<TopicPartition>> described = new ConcurrentHashMap<>();
    private final TailReader tailReader;

    HomeLogs(ClientSettings home, RouterSettings settings) {
        this.settings = settings;
        String name = "heliotrope-router-" + settings.cluster();
        this.producer = new KafkaProducer<>(home.interactiveProducer(name + "-markers"));
        this.admin = Admin.create(home.admin(name + "-logs"));
        this.tailReader = new TailReader(home, name + "-tails", PATIENCE);
    }

    /// The status partitions of a task, in order of origin.
    List<TopicPartition> statuses(Task task) {
        return settings.origins().stream()
                .sorted()
                .map(origin -> new TopicPartition(Topics.status(origin), task.partition()))
                .toList();
    }

    /// All partitions of the dispatch topics of the regions, those that are there. Their number
    /// never changes, so each is asked for once.
    Set<TopicPartition> dispatches(Collection<RegionId> targets) {
        Set<TopicPartition> all = new HashSet<>();
        Set<String> topics = new HashSet<>();
        for (RegionId target : targets) {
            String topic = Topics.dispatch(target, Lane.INTERACTIVE);
            Set<TopicPartition> known = described.get(topic);
            if (known == null) {
                topics.add(topic);
            } else {
                all.addAll(known);
            }
        }
        if (topics.isEmpty()) {
            return all;
        }
        admin.describeTopics(topics)
                .topicNameValues()
                .forEach((topic, answer) -> {
                    try {
                        Set<TopicPartition> found =
                                answer
                                        .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                        .partitions()
                                        .stream()
                                        .map(p -> new TopicPartition(topic, p.partition()))
                                        .collect(Collectors.toUnmodifiableSet());
                        described.put(topic, found);
                        all.addAll(found);
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

    /// Opens what a task that begins will need: a process that stands by connects when nobody
    /// waits.
    void open() {
        tailReader.open(statuses(new Task(settings.cluster(), 0, 0)));
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
        tailReader.read(logs, tails, until, takeover);
        return until;
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
        tailReader.close();
        producer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
