package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.DeadLetters;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.queues.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a bare Kafka client may put on a jobs topic.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class IntakeIT {
    private static final int PARTITIONS = 4;

    private final Scene scene;

    IntakeIT(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_poison_message_is_refused_with_every_defect_kept_with_its_reason_and_the_lane_goes_on(
            Lane lane) throws Exception {
        JobId poison = new JobId("poison-" + lane);
        JobId next = new JobId("after-poison-" + lane);

        scene.submit(lane, poison, Map.of(JobHeaders.DEADLINE, "soon", JobHeaders.MODEL, " "));
        Status.Terminal end = scene.end(poison);
        scene.submit(lane, next, Map.of());
        scene.finish(scene.dispatch(next));

        assertThat(end)
                .isInstanceOfSatisfying(
                        Status.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED);
                            assertThat(refused.detail())
                                    .contains(JobHeaders.DEADLINE + " was 'soon', expected ")
                                    .contains(JobHeaders.MODEL + " was '', expected ");
                        });
        assertThat(scene.end(next)).isInstanceOf(Status.Done.class);
        ConsumerRecord<byte[], byte[]> dead = deadLetter(poison);
        assertThat(dead.value()).isEqualTo(Scene.PAYLOAD);
        assertThat(header(dead, DeadLetters.REASON)).contains(JobHeaders.DEADLINE + " was 'soon'");
        assertThat(header(dead, DeadLetters.PLACE))
                .startsWith(Topics.jobs(SmallFleet.EAST, lane) + "-");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_record_without_a_key_is_its_job_wherever_it_lies(Lane lane) throws Exception {
        JobId job = new JobId("no-key-" + lane);

        for (int partition = 0; partition < PARTITIONS; partition++) {
            put(lane, partition, null, with(lane, JobHeaders.ID, job.value()), Scene.PAYLOAD);
        }
        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_record_that_another_partitioner_keyed_is_sent_on_and_ends_once(Lane lane)
            throws Exception {
        JobId job = new JobId("other-key-" + lane);
        double before = scene.fleet().dropped("forwarded");
        int wrong = (PartitionByJob.of(job, PARTITIONS) + 1) % PARTITIONS;

        put(lane, wrong, "tenant-7", with(lane, JobHeaders.ID, job.value()), Scene.PAYLOAD);
        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        assertThat(scene.fleet().dropped("forwarded") - before)
                .isEqualTo(lane == Lane.INTERACTIVE ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_record_without_an_id_is_named_by_where_it_lies(Lane lane) throws Exception {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            RecordMetadata place = put(lane, partition, null, Scene.headers(lane), Scene.PAYLOAD);
            JobId job = new JobId(place.topic() + "-" + partition + "-" + place.offset());

            scene.finish(scene.dispatch(job));

            assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void an_event_in_structured_mode_runs_with_its_data_as_payload(Lane lane) throws Exception {
        JobId job = new JobId("structured-" + lane);
        Map<String, String> headers = with(lane, "content-type", "application/cloudevents+json");
        String event =
                """
                {"specversion": "1.0", "id": "%s", "source": "/shop", "type": "question",
                 "datacontenttype": "text/plain", "data": "%s"}
                """
                        .formatted(job, new String(Scene.PAYLOAD, StandardCharsets.UTF_8));

        put(lane, 0, null, headers, event.getBytes(StandardCharsets.UTF_8));
        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        assertThat(scene.dispatch(job).job().payload().bytes()).isEqualTo(Scene.PAYLOAD.length);
    }

    private static Map<String, String> with(Lane lane, String name, String value) {
        Map<String, String> headers = new TreeMap<>(Scene.headers(lane));
        headers.put(name, value);
        return headers;
    }

    private RecordMetadata put(
            Lane lane,
            int partition,
            @Nullable String key,
            Map<String, String> headers,
            byte[] value)
            throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(scene.fleet().homeKafka().interactiveProducer("bare"))) {
            ProducerRecord<byte[], byte[]> job =
                    new ProducerRecord<>(
                            Topics.jobs(SmallFleet.EAST, lane),
                            partition,
                            key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                            value);
            headers.forEach(
                    (name, text) -> job.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            return producer.send(job).get();
        }
    }

    private ConsumerRecord<byte[], byte[]> deadLetter(JobId job) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(scene.fleet().homeKafka().logReader("dead-letters"))) {
            TopicPartition log = new TopicPartition(Topics.deadLetters(SmallFleet.EAST), 0);
            consumer.assign(List.of(log));
            consumer.seekToBeginning(List.of(log));
            Eventually.holds(
                    "a dead letter of " + job,
                    () -> {
                        for (ConsumerRecord<byte[], byte[]> one :
                                consumer.poll(Duration.ofMillis(50))) {
                            if (new String(one.key(), StandardCharsets.UTF_8).equals(job.value())) {
                                found.add(one);
                            }
                        }
                        return !found.isEmpty();
                    });
        }
        return found.getFirst();
    }

    private static String header(ConsumerRecord<byte[], byte[]> dead, String name) {
        Header header = dead.headers().lastHeader(name);
        assertThat(header).as("header %s", name).isNotNull();
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
