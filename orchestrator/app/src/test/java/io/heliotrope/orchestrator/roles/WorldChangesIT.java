package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Decision;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Regions that go down, series with holes and clocks that step back, seen by the running roles.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorldChangesIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final double GAP = Double.NaN;

    private OwnBroker kafka;
    private Scene scene;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        kafka = new OwnBroker(directory.resolve("kafka"));
        scene =
                new Scene(
                        SmallFleet.running(kafka.bootstrap(), directory.resolve("fleet")),
                        SmallFleet.NORTH,
                        SmallFleet.EAST,
                        SmallFleet.WEST);
        scene.ready();
        scene.worker(SmallFleet.WEST).fallSilent();
        scene.awaitDown(SmallFleet.WEST);
    }

    @AfterAll
    void stop() {
        scene.close();
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_job_whose_only_region_is_down_waits_for_it_and_is_sent_nowhere_else(Lane lane)
            throws Exception {
        JobId job = new JobId("only-west-" + lane);
        JobId elsewhere = new JobId("elsewhere-" + lane);

        scene.submit(lane, job, Map.of(JobHeaders.RESIDENCY, "US"));
        Eventually.holds("a word on " + job, () -> !scene.statuses().of(job).isEmpty());
        Receipt held = scene.statuses().of(job).getFirst().why().orElseThrow();
        scene.fleet().tick(scene.fleet().now().plus(Slots.LENGTH));
        scene.submit(lane, elsewhere, Map.of());
        scene.finishUntilEnd(elsewhere);
        boolean waited = scene.isUnsent(job) && scene.statuses().ends(job).isEmpty();
        scene.worker(SmallFleet.WEST).speakAgain();
        // job time stands still: the region's return is enough
        Dispatch dispatch = scene.dispatch(job);
        scene.finish(dispatch);

        assertThat(held.decision())
                .isInstanceOfSatisfying(
                        Decision.Hold.class,
                        hold -> {
                            assertThat(hold.reason()).isEqualTo(HoldReason.REGION_DOWN);
                            assertThat(hold.region()).isEqualTo(SmallFleet.WEST);
                        });
        assertThat(waited).isTrue();
        assertThat(dispatch.target()).isEqualTo(SmallFleet.WEST);
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        scene.worker(SmallFleet.WEST).fallSilent();
        scene.awaitDown(SmallFleet.WEST);
    }

    @Test
    void a_null_in_a_series_is_a_gap_and_a_zero_is_a_value() throws Exception {
        Instant base = nextHour();
        JobId job = new JobId("zero-and-gaps");
        forecast("N", base, 500, GAP, 0, GAP, 500);

        scene.submit(Lane.BATCH, job, Map.of(JobHeaders.RESIDENCY, "SE"));
        Instant start = base.plus(HOUR.multipliedBy(2));
        Receipt accepted = accepted(job);
        scene.fleet().tick(start.minus(Slots.LENGTH));
        JobId between = new JobId("between-zero-and-gaps");
        scene.submit(Lane.INTERACTIVE, between, Map.of());
        scene.finishUntilEnd(between);
        boolean waited = scene.isUnsent(job);
        scene.fleet().tick(start);
        Dispatch dispatch = scene.dispatch(job);
        scene.finish(dispatch);

        assertThat(accepted.decision())
                .isEqualTo(new Decision.Hold(start, SmallFleet.NORTH, HoldReason.GREENER_WINDOW));
        assertThat(accepted.winner().orElseThrow().grams()).isZero();
        assertThat(waited).isTrue();
        assertThat(reading(dispatch).quality()).isEqualTo(Quality.FORECAST);
        assertThat(reading(dispatch).intensity().value()).isZero();
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
    }

    @Test
    void a_series_that_ends_before_the_deadline_is_not_continued() throws Exception {
        Instant base = nextHour();
        JobId job = new JobId("short-series");
        forecast("E", base, 800, 750);

        scene.submit(Lane.BATCH, job, Map.of(JobHeaders.RESIDENCY, "PL"));
        Receipt.Scored planned = accepted(job).winner().orElseThrow();
        scene.fleet().tick(planned.start());
        Dispatch dispatch = scene.dispatch(job);
        scene.finish(dispatch);

        // after the series nothing is known but the yearly average, which says so
        assertThat(planned.start()).isEqualTo(base.plus(HOUR.multipliedBy(2)));
        assertThat(planned.basis().orElseThrow().quality()).isEqualTo(Quality.STATIC);
        assertThat(planned.basis().orElseThrow().intensity().value()).isEqualTo(700);
        assertThat(reading(dispatch).quality()).isEqualTo(Quality.STATIC);
        assertThat(dispatch.receipt().now()).isEqualTo(planned.start());
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
    }

    @Test
    void a_clock_that_steps_back_takes_no_decision_back() throws Exception {
        Instant base = nextHour();
        long before = scene.fleet().home().world().get().offsets().clock();
        JobId job = new JobId("stepped-back");

        scene.fleet().tick(base.minus(Duration.ofDays(1)));
        Eventually.holds(
                "the tick seen by all",
                () ->
                        scene.fleet().home().world().get().offsets().clock() > before
                                && scene.fleet().decider().world().get().offsets().clock()
                                        > before);
        scene.submit(Lane.BATCH, job, Map.of());
        Dispatch dispatch = scene.dispatch(job);
        scene.finish(dispatch);

        assertThat(scene.fleet().decider().world().get().now()).isEqualTo(base);
        assertThat(dispatch.job().submittedAt()).isEqualTo(base);
        assertThat(dispatch.receipt().now()).isEqualTo(base);
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
    }

    private static Reading reading(Dispatch dispatch) {
        return dispatch.receipt().winner().orElseThrow().basis().orElseThrow();
    }

    private Receipt accepted(JobId job) {
        Eventually.holds("a word on " + job, () -> !scene.statuses().of(job).isEmpty());
        return scene.statuses().of(job).getFirst().why().orElseThrow();
    }

    /// Moves job time to the next whole hour, so that series and slots of this test are its own.
    private Instant nextHour() {
        Instant base =
                Instant.ofEpochSecond(
                        (scene.fleet().now().getEpochSecond() / HOUR.toSeconds() + 12)
                                * HOUR.toSeconds());
        scene.fleet().tick(base);
        scene.beat();
        Eventually.holds(
                "job time " + base,
                () ->
                        scene.fleet().decider().world().get().now().equals(base)
                                && scene.fleet().home().world().get().now().equals(base));
        return base;
    }

    private void forecast(String zone, Instant from, double... hourly) {
        long before = scene.fleet().decider().world().get().offsets().signals();
        scene.fleet()
                .control()
                .publish(
                        List.of(
                                new IntensityForecast(
                                        new GridZone(zone),
                                        Basis.AVERAGE_LIFECYCLE,
                                        "test",
                                        from,
                                        Quality.FORECAST,
                                        new Curve(from, HOUR, hourly))));
        Eventually.holds(
                "the forecast of " + zone,
                () -> scene.fleet().decider().world().get().offsets().signals() > before);
    }
}
