package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records on every topic that any role reads which are none of ours, broken, or as large as
/// brokers take.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class PoisonIT {
    private static final long SEED = 20_260_302;
    private static final int DEEP = 200_000;
    private static final int LARGEST_JOB = TopicLayout.LARGEST_JOB - 1_000;
    private static final int LARGEST_RECORD = TopicLayout.LARGEST_RECORD - 1_000;

    @Test
    void poison_on_every_topic_stops_nobody_and_harms_no_other_job(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder))) {
            Drill drill = new Drill(ground, Drills.PAUSE);

            Drill.Outcome outcome =
                    drill.run("poison on every topic", () -> poisonEverything(ground.fleet()));

            Drills.print(Drill.Outcome.HEAD);
            Drills.print(outcome.row());
            outcome.claims().forEach(claim -> Drills.print(claim.toString()));
            // I1 knows also the poisoned jobs, which end as refused; I10 is broken on purpose
            Drills.assertHolds(outcome.claims(), Set.of("I10"));
            assertThat(outcome.claims())
                    .filteredOn(claim -> claim.id().equals("I10"))
                    .noneMatch(Claim::holds);
            assertThat(ground.fleet().children()).allMatch(ChildJvm::isAlive);
        }
    }

    @Test
    void a_record_over_the_topics_limit_is_refused_by_the_broker(@TempDir Path folder)
            throws Exception {
        try (Ground ground = Ground.open(Drills.site(folder));
                Producer<byte[], byte[]> producer =
                        producer(ground.fleet().client(FleetFile.NORTH_HOME))) {
            String topic = Topics.jobs(FleetFile.NORTH, Lane.BATCH);

            assertThat(refusal(producer, topic, new byte[TopicLayout.LARGEST_JOB + 1]))
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    private static Throwable refusal(Producer<byte[], byte[]> producer, String topic, byte[] value)
            throws InterruptedException {
        try {
            producer.send(new ProducerRecord<>(topic, value)).get();
            throw new AssertionError("the broker took " + value.length + " bytes");
        } catch (ExecutionException refused) {
            return refused;
        }
    }

    private static void poisonEverything(ChildFleet fleet) {
        poison(fleet, FleetFile.CONTROL, Topics.control(), LARGEST_RECORD);
        for (RegionId region : List.of(FleetFile.NORTH, FleetFile.WEST)) {
            ClusterId home = new ClusterId(region.value());
            List<String> jobs = new ArrayList<>();
            List<String> others = new ArrayList<>(List.of(Topics.status(region)));
            for (Lane lane : Lane.values()) {
                jobs.add(Topics.jobs(region, lane));
                others.add(Topics.results(region, lane));
                others.add(Topics.dispatch(FleetFile.NORTH, lane));
                others.add(Topics.dispatch(FleetFile.WEST, lane));
            }
            poison(fleet, home, jobs, LARGEST_JOB);
            poison(fleet, home, others, LARGEST_RECORD);
        }
    }

    private static void poison(
            ChildFleet fleet, ClusterId cluster, Iterable<String> topics, int largest) {
        try (Producer<byte[], byte[]> producer = producer(fleet.client(cluster))) {
            for (String topic : topics) {
                Map<String, byte @Nullable []> values = values(largest);
                for (Map.Entry<String, byte @Nullable []> value : values.entrySet()) {
                    send(producer, topic, value.getKey(), value.getValue());
                }
            }
        }
    }

    private static void send(
            Producer<byte[], byte[]> producer, String topic, String name, byte @Nullable [] value) {
        byte[] key = ("poison-" + name).getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> poisoned = new ProducerRecord<>(topic, key, value);
        for (String header :
                List.of(
                        "ce_id",
                        "ce_type",
                        "ce_specversion",
                        "heliotrope-id",
                        "heliotrope-token")) {
            poisoned.headers().add(header, new byte[] {(byte) 0xc3, 0x28, 0x00});
        }
        try {
            producer.send(poisoned).get();
        } catch (ExecutionException refused) {
            throw new KafkaException(topic + " did not take " + name, refused);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, byte @Nullable []> values(int largest) {
        Map<String, byte @Nullable []> values = new LinkedHashMap<>();
        byte[] noise = new byte[largest];
        new Random(SEED).nextBytes(noise);
        values.put("none", null);
        values.put("empty", new byte[0]);
        values.put("noise", noise);
        values.put("deep", "[".repeat(DEEP).getBytes(StandardCharsets.US_ASCII));
        Stream.of(
                        "{",
                        "null",
                        "{\"type\":\"dispatch\"}",
                        "{\"job\":{\"id\":\"\"},\"attempt\":-1}",
                        "{\"now\":\"+999999999-12-31T23:59:59Z\",\"number\":1e308}")
                .forEach(text ->
                        values.put(
                                "text-" + values.size(), text.getBytes(StandardCharsets.US_ASCII)));
        return values;
    }

    private static Producer<byte[], byte[]> producer(ClientSettings cluster) {
        return new KafkaProducer<>(cluster.batchProducer("poison"));
    }
}
