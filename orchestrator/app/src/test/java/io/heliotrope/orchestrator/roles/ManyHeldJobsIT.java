package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Digest;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A decider with very many held jobs, restarted.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManyHeldJobsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void five_thousand_held_jobs_are_there_again_after_a_restart(@TempDir Path directory)
            throws Exception {
        holdAndRestart(5_000, directory);
    }

    @Test
    @Tag("full")
    void a_hundred_thousand_held_jobs_are_there_again_after_a_restart(@TempDir Path directory)
            throws Exception {
        holdAndRestart(100_000, directory);
    }

    private static void holdAndRestart(int jobs, Path directory) throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene = scene(kafka, 2 * jobs, directory)) {
            greenTomorrow(scene);
            JobId first = new JobId("first-of-all");
            scene.ready();
            scene.submit(Lane.BATCH, first, Map.of(JobHeaders.DEADLINE, "4h"));
            long began = System.nanoTime();
            describe(scene, jobs);
            awaitHeld(scene, jobs + 1);
            long held = System.nanoTime();

            scene.fleet().restartDecider();
            long restarted = System.nanoTime();
            awaitHeld(scene, jobs + 1);
            Duration idle = idleWork();
            scene.fleet().tick(SmallFleet.START.plus(Duration.ofHours(2)));
            Status.Terminal end = scene.finishUntilEnd(first);

            System.err.printf(
                    "%d held jobs: admitted in %d ms, restarted in %d ms, idle decider %d ms CPU a second%n",
                    jobs,
                    (held - began) / 1_000_000,
                    (restarted - held) / 1_000_000,
                    idle.toMillis());
            assertThat(end).isInstanceOf(Status.Done.class);
            assertThat(scene.fleet().decider().held().get(SmallFleet.EAST)).isEqualTo(jobs);
            assertThat(idle).isLessThan(Duration.ofMillis(500));
        }
    }

    private static Scene scene(OwnBroker kafka, int slots, Path directory)
            throws InterruptedException {
        SmallFleet fleet =
                new SmallFleet(
                        SmallFleet.clusters(kafka.bootstrap(), kafka.bootstrap()),
                        directory.resolve("fleet"),
                        slots);
        fleet.start();
        return new Scene(fleet, SmallFleet.NORTH);
    }

    /// The north is greener in two hours and greenest in twelve.
    private static void greenTomorrow(Scene scene) {
        double[] hourly = new double[24];
        Arrays.fill(hourly, 500);
        hourly[2] = 100;
        hourly[12] = 1;
        scene.fleet()
                .control()
                .publish(
                        new IntensityForecast(
                                new GridZone("N"),
                                Basis.AVERAGE_LIFECYCLE,
                                "test",
                                SmallFleet.START,
                                Quality.FORECAST,
                                new Curve(SmallFleet.START, Duration.ofHours(1), hourly)));
        Eventually.holds(
                "the forecast",
                () -> scene.fleet().decider().world().get().offsets().signals() > 3);
    }

    /// Puts descriptors where the agent would, many at a time.
    private static void describe(Scene scene, int jobs) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(scene.fleet().clusters().control().batchProducer("many"))) {
            for (int i = 0; i < jobs; i++) {
                var _ =
                        producer.send(
                                Wire.descriptor(new Descriptor.Sound(job(i)))
                                        .to(Topics.DESCRIPTORS));
            }
        }
    }

    private static Job job(int i) {
        return new Job(
                new JobId("held-" + i),
                SmallFleet.EAST,
                new TenantId("default"),
                SmallFleet.MODEL,
                Residency.parse("SE"),
                new Objective.Complete(
                        SmallFleet.START.plus(Duration.ofHours(20)), Duration.ofMinutes(45)),
                SmallFleet.START,
                Digest.of("held " + i),
                new PayloadRef(SmallFleet.HOME, Topics.jobs(SmallFleet.EAST, Lane.BATCH), 0, i, 5));
    }

    private static void awaitHeld(Scene scene, long jobs) {
        Eventually.holds(
                PATIENCE,
                () -> jobs + " held, not " + scene.fleet().decider().held(),
                () -> scene.fleet().decider().held().getOrDefault(SmallFleet.EAST, 0L) == jobs);
    }

    /// CPU time of the decider's stream thread in one second without anything to do.
    private static Duration idleWork() {
        long before = deciderNanos();
        long second = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        Eventually.holds("a second to pass", () -> System.nanoTime() > second);
        return Duration.ofNanos(deciderNanos() - before);
    }

    private static long deciderNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith("heliotrope-decider-")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
