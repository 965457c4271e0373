package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import io.heliotrope.queues.testkit.KafkaExtension;
import io.heliotrope.queues.testkit.KafkaUnderTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(KafkaExtension.class)
class LanesIT {
    private static final byte[] PAYLOAD = "hello".getBytes(StandardCharsets.UTF_8);

    private SmallFleet fleet;
    private HandWorker north;
    private JobProducer producer;
    private StatusReader statuses;

    @BeforeAll
    void start(KafkaUnderTest kafka, @TempDir Path directory) throws InterruptedException {
        fleet = new SmallFleet(kafka.bootstrap(), directory);
        north = new HandWorker(fleet, SmallFleet.NORTH);
        producer = new JobProducer(fleet.kafka(), "test-producer");
        statuses = new StatusReader(fleet.kafka(), SmallFleet.EAST);
    }

    @AfterAll
    void stop() {
        statuses.close();
        producer.close();
        north.close();
        fleet.close();
    }

    @Test
    void an_interactive_job_goes_to_the_cleanest_region_and_ends_once() throws Exception {
        JobId job = new JobId("request-1");
        north.beat();
        producer.submit(
                        SmallFleet.EAST,
                        Lane.INTERACTIVE,
                        job,
                        Map.of(JobHeaders.MODEL, SmallFleet.MODEL, JobHeaders.SLO, "500ms"),
                        PAYLOAD)
                .get();

        north.finish(next(), "answer");

        Eventually.holds("an end", () -> !statuses.ends(job).isEmpty());
        assertThat(statuses.ends(job)).singleElement().isInstanceOf(Status.Done.class);
    }

    @Test
    void a_batch_job_is_accepted_with_a_verdict_released_and_ends_once() throws Exception {
        JobId job = new JobId("batch-1");
        north.beat();
        producer.submit(
                        SmallFleet.EAST,
                        Lane.BATCH,
                        job,
                        Map.of(
                                JobHeaders.MODEL,
                                SmallFleet.MODEL,
                                JobHeaders.DEADLINE,
                                "6h",
                                JobHeaders.GPU_TIME,
                                "1h"),
                        PAYLOAD)
                .get();

        Dispatch dispatch = next();
        north.finish(dispatch, "answer");

        Eventually.holds("an end", () -> !statuses.ends(job).isEmpty());
        assertThat(statuses.ends(job)).singleElement().isInstanceOf(Status.Done.class);
        assertThat(statuses.of(job).getFirst().state())
                .isEqualTo(
                        new Status.Accepted(
                                SmallFleet.START.plus(Duration.ofMinutes(6 * 60 - 75)),
                                SmallFleet.START.plus(Duration.ofMinutes(75))));
    }

    private Dispatch next() {
        List<Dispatch> taken = new ArrayList<>();
        Eventually.holds(
                "a dispatch",
                () -> {
                    north.beat();
                    taken.addAll(north.take());
                    return !taken.isEmpty();
                });
        return taken.getFirst();
    }
}
