package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.state.Lease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The control plane's broker goes away under load and comes back, on the same data.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlPlaneAwayIT {
    private static final Duration OUTAGE = Lease.LENGTH.plusSeconds(2);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);

    @Test
    void interactive_jobs_are_answered_meanwhile_and_batch_resumes_with_no_lease_lost(
            @TempDir Path directory) throws Exception {
        try (OwnBroker homeKafka = new OwnBroker(directory.resolve("home"));
                OwnBroker controlKafka = new OwnBroker(directory.resolve("control"));
                Scene scene = scene(homeKafka, controlKafka, directory)) {
            JobId running = new JobId("batch-running");
            JobId meanwhile = new JobId("batch-meanwhile");
            JobId longRequest = new JobId("request-long");
            scene.ready();
            scene.submit(Lane.BATCH, running, Map.of());
            Dispatch batch = scene.dispatch(running);
            scene.submit(Lane.INTERACTIVE, longRequest, Map.of(JobHeaders.DEADLINE, "10min"));
            Dispatch request = scene.dispatch(longRequest);

            controlKafka.stop();
            int answered = answerForTheWholeOutage(scene);
            scene.finish(batch);
            scene.submit(Lane.BATCH, meanwhile, Map.of());
            long before = scene.fleet().home().world().get().offsets().pools();
            controlKafka.startAgain();
            Eventually.holds(
                    "heartbeats after the outage",
                    () -> {
                        scene.beat();
                        return scene.fleet().home().world().get().offsets().pools() > before + 10;
                    });
            Status.Terminal batchEnd = scene.end(running);
            Status.Terminal meanwhileEnd = scene.finishUntilEnd(meanwhile);
            scene.finish(request);

            assertThat(answered).isPositive();
            assertThat(batchEnd).isInstanceOf(Status.Done.class);
            assertThat(meanwhileEnd).isInstanceOf(Status.Done.class);
            assertThat(scene.end(longRequest))
                    .isInstanceOfSatisfying(
                            Status.Done.class,
                            done -> assertThat(done.token()).isEqualTo(request.token()));
            assertThat(scene.fleet().sum(MetricNames.LEASES_EXPIRED)).isZero();
        }
    }

    private static Scene scene(OwnBroker home, OwnBroker control, Path directory)
            throws InterruptedException {
        SmallFleet fleet =
                new SmallFleet(
                        SmallFleet.clusters(home.bootstrap(), control.bootstrap()),
                        directory.resolve("fleet"),
                        2);
        fleet.start();
        return new Scene(fleet, SmallFleet.NORTH, SmallFleet.EAST);
    }

    /// One request after the other until the outage has lasted; how many were answered.
    private static int answerForTheWholeOutage(Scene scene) throws Exception {
        long end = System.nanoTime() + OUTAGE.toNanos();
        int answered = 0;
        while (System.nanoTime() < end) {
            JobId job = new JobId("request-" + answered);
            long submitted = System.nanoTime();
            scene.submit(Lane.INTERACTIVE, job, Map.of());
            assertThat(scene.finishUntilEnd(job)).isInstanceOf(Status.Done.class);
            assertThat(Duration.ofNanos(System.nanoTime() - submitted)).isLessThan(ANSWERED_WITHIN);
            answered++;
        }
        return answered;
    }
}
