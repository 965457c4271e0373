package io.heliotrope.queues;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@ExtendWith(KafkaExtension.class)
class JobProducerIT {

    private static final Instant NOW = Instant.parse("2026-01-10T06:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ClientSettings home;
    private RegionId origin;
    private String jobs;

    @BeforeEach
    void prepare(KafkaUnderTest kafka) {
        home = ClientSettings.plain(kafka.bootstrap());
        origin = new RegionId(kafka.freshName("origin"));
        jobs = Topics.jobs(origin, Lane.BATCH);
        try (var admin = Admin.create(home.admin("prepare"))) {
            new TopicAdmin(admin).ensure(TopicLayout.standard().home(List.of(origin), List.of()));
        }
    }

    @Test
    void puts_a_job_into_the_partition_of_its_id() throws Exception {
        var id = new JobId("report-7");
        try (var producer = new JobProducer(home, "producer")) {
            var place =
                    producer.submit(
                                    origin,
                                    Lane.BATCH,
                                    id,
                                    Map.of(JobHeaders.MODEL, "tiny", JobHeaders.DEADLINE, "6h"),
                                    "Hello".getBytes(UTF_8))
                            .get();

            assertThat(place.partition()).isEqualTo(PartitionByJob.of(id, 4));
        }

        assertThat(describe(read(1)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Descriptor.Sound.class,
                        sound -> {
                            assertThat(sound.job().id()).isEqualTo(id);
                            assertThat(sound.job().model()).isEqualTo("tiny");
                        });
    }

    @Test
    void cancels_in_the_same_partition() throws Exception {
        var id = new JobId("report-8");
        try (var producer = new JobProducer(home, "producer")) {
            var place = producer.cancel(origin, Lane.BATCH, id).get();

            assertThat(place.partition()).isEqualTo(PartitionByJob.of(id, 4));
        }

        assertThat(describe(read(1))).containsExactly(new Descriptor.Cancel(id, origin));
    }

    @Test
    void fails_a_job_that_the_topic_does_not_take() {
        var headers = Map.of(JobHeaders.MODEL, "tiny");
        try (var producer = new JobProducer(home, "producer")) {
            var sent =
                    producer.submit(
                            origin, Lane.BATCH, new JobId("big"), headers, new byte[1_100_000]);

            assertThatThrownBy(sent::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void is_not_needed_by_a_plain_producer_without_keys() throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        home.bootstrap(),
                        "partitioner.class",
                        RoundRobinPartitioner.class);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < 6; i++) {
                var job = new ProducerRecord<String, String>(jobs, "Hello " + i);
                job.headers().add("heliotrope-model", "tiny".getBytes(UTF_8));
                producer.send(job).get();
            }
        }

        var received = read(6);

        assertThat(received).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
        assertThat(describe(received))
                .hasSize(6)
                .allMatch(descriptor -> descriptor instanceof Descriptor.Sound)
                .extracting(Descriptor::id)
                .doesNotHaveDuplicates();
        assertThat(describe(read(6))).isEqualTo(describe(received));
    }

    private List<Descriptor> describe(List<ConsumerRecord<byte[], byte[]>> received) {
        return received.stream()
                .map(record ->
                        JobHeaders.describe(
                                new ClusterId("home"),
                                origin,
                                Lane.BATCH,
                                Submission.of(record),
                                NOW))
                .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> read(int count) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(home.logReader("reader"))) {
            var partitions =
                    consumer.partitionsFor(jobs).stream()
                            .map(info -> new TopicPartition(jobs, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var all = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
            while (all.size() < count && System.nanoTime() < giveUpAt) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
            all.sort(
                    java.util.Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(
                                    ConsumerRecord::partition)
                            .thenComparingLong(ConsumerRecord::offset));
            return all;
        }
    }
}
