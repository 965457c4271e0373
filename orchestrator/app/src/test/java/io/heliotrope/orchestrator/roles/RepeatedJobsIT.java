package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One id, submitted more than once.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
abstract class RepeatedJobsIT {
    private static final byte[] OTHER = "another body".getBytes(StandardCharsets.UTF_8);

    private final Scene scene;

    RepeatedJobsIT(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void the_same_job_submitted_again_while_it_runs_keeps_its_token(Lane lane) throws Exception {
        JobId job = new JobId("repeated-" + lane);
        scene.submit(lane, job, Map.of());
        Dispatch first = scene.dispatch(job);

        scene.submit(lane, job, Map.of());
        barrier(lane, "after-repeat-" + lane);
        Dispatch newest = scene.dispatch(job);
        scene.finish(newest);

        assertThat(newest.token()).isEqualTo(first.token());
        assertThat(scene.end(job)).isInstanceOf(Status.Done.class);
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void the_same_job_submitted_again_after_its_end_changes_nothing(Lane lane) throws Exception {
        JobId job = new JobId("repeated-late-" + lane);
        scene.submit(lane, job, Map.of());
        Dispatch first = scene.dispatch(job);
        scene.finish(first);
        Status.Terminal end = scene.end(job);
        double before = scene.fleet().dropped("REPEATED_JOB");

        scene.submit(lane, job, Map.of());
        scene.awaitDropped("REPEATED_JOB", before, 1);

        assertThat(scene.end(job)).isEqualTo(end);
        assertThat(scene.dispatch(job).token()).isEqualTo(first.token());
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void another_body_under_a_known_id_is_counted_as_a_conflict_and_the_first_one_runs(Lane lane)
            throws Exception {
        JobId job = new JobId("conflicting-" + lane);
        double before = scene.fleet().dropped("CONFLICTING_JOB");
        scene.submit(lane, job, Map.of());
        Dispatch first = scene.dispatch(job);

        scene.submit(lane, job, Map.of(), OTHER);
        scene.awaitDropped("CONFLICTING_JOB", before, 1);
        scene.finish(scene.dispatch(job));

        assertThat(scene.end(job))
                .isInstanceOfSatisfying(
                        Status.Done.class,
                        done -> assertThat(done.token()).isEqualTo(first.token()));
        assertThat(scene.fleet().dropped("CONFLICTING_JOB")).isEqualTo(before + 1);
    }

    /// Runs a later job to its end, in the same partition or not: a batch lane has one decider.
    private void barrier(Lane lane, String name) throws Exception {
        JobId job = new JobId(name);
        scene.submit(lane, job, Map.of());
        scene.finish(scene.dispatch(job));
        scene.end(job);
    }
}
