package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.PieceRun;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An interruptible job of two hours runs in the two green hours of its day, in two regions, and
/// the decider is restarted in between.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PausedIT {
    private static final Duration HOUR = Duration.ofHours(1);

    /// Three yearly averages and two forecasts.
    private static final int SIGNALS = 5;

    private static final Instant NORTH_GREEN = SmallFleet.START.plus(HOUR);
    private static final Instant WEST_GREEN = SmallFleet.START.plus(HOUR.multipliedBy(4));

    @Test
    void an_interruptible_job_is_suspended_and_resumed_where_it_is_green(@TempDir Path directory)
            throws Exception {
        try (OwnBroker kafka = new OwnBroker(directory.resolve("kafka"));
                Scene scene =
                        new Scene(
                                SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                                SmallFleet.NORTH,
                                SmallFleet.WEST)) {
            scene.ready();
            forecast(scene, "N", 1);
            forecast(scene, "W", 4);
            Eventually.holds(
                    "both forecasts to be known",
                    () -> scene.fleet().decider().world().get().offsets().signals() >= SIGNALS);
            JobId job = new JobId("in-pieces");
            scene.submit(
                    Lane.BATCH,
                    job,
                    Map.of(JobHeaders.GPU_TIME, "2h", JobHeaders.INTERRUPTIBLE, "true"));

            Eventually.holds("an answer", () -> !scene.statuses().of(job).isEmpty());
            scene.fleet().tick(NORTH_GREEN);
            Dispatch first = scene.dispatch(job);
            Measured measured = measured(NORTH_GREEN);
            scene.fleet().tick(NORTH_GREEN.plus(HOUR));
            pause(scene, first, measured);
            awaitPaused(scene, job);
            scene.fleet().restartDecider();
            scene.fleet().tick(WEST_GREEN);
            Dispatch second = scene.dispatch(job, 2);
            Status.Terminal end = scene.finishUntilEnd(job);

            assertThat(first.target()).isEqualTo(SmallFleet.NORTH);
            assertThat(first.runsFor()).isEqualTo(HOUR);
            assertThat(first.receipt().pieces()).hasSize(2);
            assertThat(second.target()).isEqualTo(SmallFleet.WEST);
            assertThat(second.runsFor()).isEqualTo(HOUR);
            assertThat(second.receipt().pauseAfter()).isEmpty();
            assertThat(end)
                    .isInstanceOfSatisfying(
                            Status.Done.class,
                            done -> {
                                assertThat(done.region()).isEqualTo(SmallFleet.WEST);
                                assertThat(done.earlier())
                                        .containsExactly(
                                                new PieceRun(
                                                        first.token(),
                                                        new ExecutionId("paused"),
                                                        SmallFleet.NORTH,
                                                        measured));
                            });
        }
    }

    private static void pause(Scene scene, Dispatch dispatch, Measured measured) throws Exception {
        scene.worker(dispatch.target())
                .answer(
                        dispatch,
                        new Result.Paused(new ExecutionId("paused"), measured),
                        new byte[0]);
    }

    /// Until the decider holds the job again.
    private static void awaitPaused(Scene scene, JobId job) {
        Eventually.holds(
                job + " to be held again",
                () -> {
                    scene.beat();
                    return scene.fleet().decider().held().getOrDefault(SmallFleet.EAST, 0L) == 1;
                });
    }

    private static Measured measured(Instant from) {
        return new Measured(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(2),
                from,
                from.plus(HOUR),
                3,
                4,
                new KilowattHours(0.3),
                "test");
    }

    /// Green in one hour, dirty in all others.
    private static void forecast(Scene scene, String zone, int hour) {
        double[] hourly = new double[24];
        Arrays.fill(hourly, 500);
        hourly[hour] = 10;
        scene.fleet().forecast(zone, hourly);
    }
}
