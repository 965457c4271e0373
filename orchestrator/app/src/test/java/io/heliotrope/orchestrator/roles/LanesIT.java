package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.JobHeaders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A job's ordinary ways: answered, or cancelled by its producer.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class LanesIT {
    private final Scene scene;

    LanesIT(Scene scene) {
        this.scene = scene;
    }

    @Test
    void an_interactive_job_goes_to_the_cleanest_region_and_ends_once() throws Exception {
        JobId job = new JobId("request-1");
        scene.submit(Lane.INTERACTIVE, job, Map.of());

        Dispatch dispatch = scene.dispatch(job);
        scene.finish(dispatch);

        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        assertThat(dispatch.target()).isEqualTo(SmallFleet.NORTH);
    }

    @Test
    void a_batch_job_is_accepted_with_a_verdict_released_and_ends_once() throws Exception {
        JobId job = new JobId("batch-1");
        scene.submit(Lane.BATCH, job, Map.of());

        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
        assertThat(scene.statuses().of(job).getFirst().state())
                .isEqualTo(
                        new Status.Accepted(
                                SmallFleet.START.plus(Duration.ofMinutes(6 * 60 - 75)),
                                SmallFleet.START.plus(Duration.ofMinutes(75))));
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_job_cancelled_before_its_dispatch_never_runs(Lane lane) throws Exception {
        JobId job = new JobId("cancelled-while-held-" + lane);
        // only the western region may run it, and it has no worker
        scene.submit(lane, job, Map.of(JobHeaders.RESIDENCY, "US"));
        Eventually.holds("a word on " + job, () -> !scene.statuses().of(job).isEmpty());

        scene.cancel(lane, job);

        assertThat(scene.end(job)).isEqualTo(new Status.Cancelled());
        assertThat(scene.isUnsent(job)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_job_cancelled_while_it_runs_stays_cancelled_when_its_result_comes(Lane lane)
            throws Exception {
        JobId job = new JobId("cancelled-while-running-" + lane);
        String kind = lane == Lane.BATCH ? "STALE_OUTCOME" : "STALE_RESULT";
        double before = scene.fleet().dropped(kind);
        scene.submit(lane, job, Map.of());
        Dispatch dispatch = scene.dispatch(job);

        scene.cancel(lane, job);
        Status.Terminal end = scene.end(job);
        scene.finish(dispatch);
        scene.awaitDropped(kind, before, 1);

        assertThat(end).isEqualTo(new Status.Cancelled());
        assertThat(scene.end(job)).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void a_cancel_that_comes_before_its_job_wins(Lane lane) throws Exception {
        JobId job = new JobId("cancelled-first-" + lane);
        double before = scene.fleet().dropped("CONFLICTING_JOB");
        scene.cancel(lane, job);
        Status.Terminal end = scene.end(job);

        scene.submit(lane, job, Map.of());
        scene.awaitDropped("CONFLICTING_JOB", before, 1);

        assertThat(end).isEqualTo(new Status.Cancelled());
        assertThat(scene.end(job)).isEqualTo(end);
        assertThat(scene.isUnsent(job)).isTrue();
    }
}
