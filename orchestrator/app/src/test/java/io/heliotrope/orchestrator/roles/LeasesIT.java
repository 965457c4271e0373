package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers that die or fall silent with work in hand.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LeasesIT {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(10);

    @Test
    void work_of_a_killed_worker_goes_to_another_region_within_10_s_and_ends_once(
            @TempDir Path directory) throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene =
                        new Scene(
                                SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                                SmallFleet.EAST);
                ChildProcess child =
                        ChildProcess.start(
                                WorkerMain.class,
                                directory.resolve("worker.log"),
                                kafka.bootstrap(),
                                directory.resolve("worker").toString(),
                                SmallFleet.NORTH.value())) {
            WorkerId north = new WorkerId(SmallFleet.NORTH + "-1");
            JobId request = new JobId("request");
            JobId batch = new JobId("batch");
            scene.worker(SmallFleet.EAST).fallSilent();
            awaitTokens(scene, child, north, 0);
            scene.submit(Lane.INTERACTIVE, request, Map.of());
            scene.submit(Lane.BATCH, batch, Map.of());
            awaitTokens(scene, child, north, 2);
            scene.worker(SmallFleet.EAST).speakAgain();

            child.kill();
            long killed = System.nanoTime();
            Dispatch again = scene.dispatch(request, 2);
            Dispatch batchAgain = scene.dispatch(batch, 2);
            Duration noticed = Duration.ofNanos(System.nanoTime() - killed);
            scene.finish(again);
            scene.finish(batchAgain);

            assertThat(noticed).isLessThan(NOTICED_WITHIN);
            assertThat(again.target()).isEqualTo(SmallFleet.EAST);
            assertThat(batchAgain.target()).isEqualTo(SmallFleet.EAST);
            assertThat(scene.end(request)).isInstanceOf(Status.Done.class);
            assertThat(scene.end(batch)).isInstanceOf(Status.Done.class);
        }
    }

    private static void awaitTokens(Scene scene, ChildProcess child, WorkerId worker, int tokens) {
        Eventually.holds(
                () ->
                        tokens
                                + " tokens at "
                                + worker
                                + ", whose process is to live and said\n"
                                + child.said(),
                () -> {
                    World world = scene.fleet().home().world().get();
                    return child.isAlive()
                            && world.worker(worker)
                                    .filter(known -> known.heartbeat().tokens().size() == tokens)
                                    .isPresent();
                });
    }

    @Test
    void a_result_that_comes_after_its_lease_went_to_another_is_counted_and_dropped(
            @TempDir Path directory) throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene =
                        new Scene(
                                SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                                SmallFleet.NORTH,
                                SmallFleet.EAST)) {
            JobId request = new JobId("request");
            JobId batch = new JobId("batch");
            scene.ready();
            scene.submit(Lane.INTERACTIVE, request, Map.of());
            scene.submit(Lane.BATCH, batch, Map.of());
            Dispatch first = scene.dispatch(request);
            Dispatch firstBatch = scene.dispatch(batch);
            scene.worker(SmallFleet.NORTH).fallSilent();
            Dispatch second = scene.dispatch(request, 2);
            Dispatch secondBatch = scene.dispatch(batch, 2);

            scene.finish(first);
            scene.finish(firstBatch);
            scene.awaitDropped("STALE_RESULT", 0, 1);
            scene.awaitDropped("STALE_OUTCOME", 0, 1);
            scene.finish(second);
            scene.finish(secondBatch);

            assertThat(first.target()).isEqualTo(SmallFleet.NORTH);
            assertThat(scene.end(request))
                    .isInstanceOfSatisfying(
                            Status.Done.class,
                            done -> assertThat(done.token()).isEqualTo(second.token()));
            assertThat(scene.end(batch))
                    .isInstanceOfSatisfying(
                            Status.Done.class,
                            done -> assertThat(done.token()).isEqualTo(secondBatch.token()));
        }
    }
}
