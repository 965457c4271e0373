package io.heliotrope.workers;

import io.heliotrope.model.Lane;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The other side of a worker on a real broker: writes dispatches and payloads, reads what comes
/// back.
final class HomeCluster implements AutoCloseable {
    static final String JOBS = Topics.jobs(Samples.SWEDEN, Lane.BATCH);

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int RESULT_PARTITIONS = 4;

    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte @Nullable []> consumer;

    /// What was read of results and pools so far.
    private final List<ConsumerRecord<byte[], byte @Nullable []>> read = new ArrayList<>();

    HomeCluster(String bootstrap) {
        ClientSettings settings = ClientSettings.plain(bootstrap);
        this.producer = new KafkaProducer<>(settings.interactiveProducer("test-writes"));
        this.consumer = new KafkaConsumer<>(settings.logReader("test-reads"));
        List<TopicPartition> partitions = new ArrayList<>();
        partitions.add(new TopicPartition(Topics.POOLS, 0));
        for (Lane lane : Lane.values()) {
            for (int p = 0; p < RESULT_PARTITIONS; p++) {
                partitions.add(new TopicPartition(Topics.results(Samples.SWEDEN, lane), p));
            }
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /// Creates the topics that another test class of this JVM has not created already.
    static void createTopics(String bootstrap) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        topics.add(new NewTopic(Topics.POOLS, 1, (short) 1));
        topics.add(new NewTopic(JOBS, 2, (short) 1));
        for (Lane lane : Lane.values()) {
            topics.add(new NewTopic(Topics.dispatch(Samples.SWEDEN, lane), 2, (short) 1));
            topics.add(
                    new NewTopic(
                            Topics.results(Samples.SWEDEN, lane), RESULT_PARTITIONS, (short) 1));
        }
        try (Admin admin = Admin.create(ClientSettings.plain(bootstrap).admin("test-admin"))) {
            Set<String> there = admin.listTopics().names().get();
            topics.removeIf(topic -> there.contains(topic.name()));
            admin.createTopics(topics).all().get();
        }
    }

    void dispatch(Dispatch dispatch, String payload) throws Exception {
        send(Wire.dispatch(dispatch, payload.getBytes(StandardCharsets.UTF_8)), dispatch);
    }

    void dispatchByReference(Dispatch dispatch) throws Exception {
        send(Wire.dispatch(dispatch), dispatch);
    }

    private void send(Message message, Dispatch dispatch) throws Exception {
        put(message.to(Topics.dispatch(dispatch.target(), dispatch.job().lane())));
    }

    RecordMetadata put(ProducerRecord<byte[], byte[]> toSend)
            throws ExecutionException, InterruptedException {
        return producer.send(toSend).get();
    }

    /// The first record of a token that was read or is still to come, chunks aside.
    ConsumerRecord<byte[], byte @Nullable []> answer(String token) {
        return first(
                "answer to " + token,
                received ->
                        received.topic().contains(".results.")
                                && result(received).settles()
                                && result(received).token().value().equals(token));
    }

    /// The first heartbeat that is as wanted.
    Heartbeat heartbeat(Predicate<Heartbeat> wanted) {
        ConsumerRecord<byte[], byte @Nullable []> found =
                first(
                        "heartbeat",
                        received ->
                                received.topic().equals(Topics.POOLS)
                                        && wanted.test(heartbeat(received)));
        return heartbeat(found);
    }

    /// How many answers to a token are in the logs now, all of which are read for it.
    long answers(String token) {
        readToTheEnd();
        return read.stream()
                .filter(received -> received.topic().contains(".results."))
                .map(HomeCluster::result)
                .filter(result -> result.settles() && result.token().value().equals(token))
                .count();
    }

    static Result result(ConsumerRecord<byte[], byte @Nullable []> received) {
        return value(Wire.result(received.headers()));
    }

    private static Heartbeat heartbeat(ConsumerRecord<byte[], byte @Nullable []> received) {
        ControlRecord read = value(Wire.control(received));
        if (read instanceof Heartbeat heartbeat) {
            return heartbeat;
        }
        throw new AssertionError("expected a heartbeat, was " + read);
    }

    private static <T> T value(Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Malformed<T>(String reason) -> throw new AssertionError(reason);
        };
    }

    private ConsumerRecord<byte[], byte @Nullable []> first(
            String what, Predicate<ConsumerRecord<byte[], byte @Nullable []>> wanted) {
        RealTime.Mark since = mark();
        while (since.elapsed().compareTo(PATIENCE) < 0) {
            for (ConsumerRecord<byte[], byte @Nullable []> received : read) {
                if (wanted.test(received)) {
                    return received;
                }
            }
            consumer.poll(POLL).forEach(read::add);
        }
        throw new AssertionError("no " + what + " within " + PATIENCE + ", read " + read.size());
    }

    private void readToTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        RealTime.Mark since = mark();
        while (ends.entrySet().stream().anyMatch(end -> isBefore(end.getKey(), end.getValue()))) {
            if (since.elapsed().compareTo(PATIENCE) >= 0) {
                throw new AssertionError("logs not read to " + ends + " within " + PATIENCE);
            }
            consumer.poll(POLL).forEach(read::add);
        }
    }

    private boolean isBefore(TopicPartition partition, long end) {
        return consumer.position(partition) < end;
    }

    private static RealTime.Mark mark() {
        return new RealTime(() -> Samples.NOON, System::nanoTime).mark();
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
