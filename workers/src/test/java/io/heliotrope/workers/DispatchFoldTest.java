package io.heliotrope.workers;

import static io.heliotrope.workers.Samples.BATCH_LOG;
import static io.heliotrope.workers.Samples.INTERACTIVE_LOG;
import static io.heliotrope.workers.Samples.NOON;
import static io.heliotrope.workers.Samples.WORKER;
import static io.heliotrope.workers.Samples.complete;
import static io.heliotrope.workers.Samples.delivery;
import static io.heliotrope.workers.Samples.dispatch;
import static io.heliotrope.workers.Samples.respond;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.log.Epochs;
import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.Lease;
import io.heliotrope.state.World;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Permission;
import io.heliotrope.worker.TokenMemory;
import io.heliotrope.worker.Verdict;
import io.heliotrope.worker.Verdict.Drop.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DispatchFoldTest {
    private static final Verdict RUN = new Verdict.Run();
    private static final Duration LEASE = Lease.LENGTH;

    private Optional<World> world = Optional.of(Samples.world());
    private final Engines engines =
            new Engines(
                    List.of(ScriptedEngine.withSlots(Samples.MODEL, 2)),
                    List.of(ScriptedEngine.withSlots(Samples.MODEL, 2)));
    private final DispatchFold fold =
            new DispatchFold(
                    WORKER,
                    new Permission(Samples.SWEDEN, engines::serves, () -> world),
                    new TokenMemory(3, Duration.ofMinutes(1)));
    private long offset;

    private Verdict judge(Dispatch dispatch) {
        return fold.judge(delivery(dispatch, offset++).arrival(), NOON, NOON);
    }

    private Verdict judge(Job job) {
        return judge(dispatch(job));
    }

    private static Verdict drop(Reason reason) {
        return new Verdict.Drop(reason);
    }

    private static Dispatch at(String token, WorkerId worker, long epoch) {
        return dispatch(respond("job-of-" + token), token, worker, epoch);
    }

    @Test
    void runs_what_is_its_own() {
        assertThat(judge(respond("a"))).isEqualTo(RUN);
    }

    @Test
    void drops_what_names_another_worker() {
        assertThat(judge(at("t", new WorkerId("w2"), 1))).isEqualTo(drop(Reason.OTHER_WORKER));
    }

    @Test
    void drops_an_epoch_older_than_a_marker_of_its_task() {
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 0, 5));

        assertThat(judge(at("t", WORKER, 4))).isEqualTo(drop(Reason.INVALID));
        assertThat(judge(at("u", WORKER, 5))).isEqualTo(RUN);
    }

    @Test
    void drops_an_epoch_older_than_a_record_of_its_task_for_another_worker() {
        assertThat(judge(at("t", new WorkerId("w2"), 9))).isEqualTo(drop(Reason.OTHER_WORKER));

        assertThat(judge(at("u", WORKER, 8))).isEqualTo(drop(Reason.INVALID));
    }

    @Test
    void a_marker_counts_for_its_own_task_and_log_only() {
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 1, 5));
        fold.mark(BATCH_LOG, new Task(Samples.EUROPE, 0, 5));

        assertThat(judge(at("t", WORKER, 1))).isEqualTo(RUN);
    }

    @Test
    void an_older_marker_does_not_lower_the_epoch() {
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 0, 5));
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 0, 2));

        assertThat(judge(at("t", WORKER, 3))).isEqualTo(drop(Reason.INVALID));
    }

    @Test
    void epochs_survive_a_restart_beside_the_position() {
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 0, 5));
        String stored = fold.epochs(INTERACTIVE_LOG);

        fold.restore(INTERACTIVE_LOG, new Epochs());
        assertThat(judge(at("t", WORKER, 4))).isEqualTo(RUN);

        fold.restore(INTERACTIVE_LOG, Epochs.parse(stored));
        assertThat(judge(at("u", WORKER, 4))).isEqualTo(drop(Reason.INVALID));
    }

    @Test
    void drops_a_token_that_it_has_seen() {
        Dispatch same = dispatch(respond("a"));
        assertThat(judge(same)).isEqualTo(RUN);

        assertThat(judge(same)).isEqualTo(drop(Reason.TOKEN_SEEN));
    }

    @Test
    void a_new_token_of_the_same_job_runs() {
        assertThat(judge(dispatch(respond("a"), "t1", WORKER, 1))).isEqualTo(RUN);
        assertThat(judge(dispatch(respond("a"), "t2", WORKER, 1))).isEqualTo(RUN);
    }

    @Test
    void an_invalid_record_does_not_use_up_its_token() {
        fold.mark(INTERACTIVE_LOG, new Task(Samples.EUROPE, 0, 5));
        assertThat(judge(at("t", WORKER, 4))).isEqualTo(drop(Reason.INVALID));

        assertThat(judge(at("t", WORKER, 5))).isEqualTo(RUN);
    }

    @Test
    void drops_batch_work_that_must_not_start_any_more_in_job_time() {
        Dispatch dispatch = dispatch(complete("a"));

        Verdict last = fold.judge(delivery(dispatch, 0).arrival(), dispatch.notAfter(), NOON);
        Verdict late =
                fold.judge(
                        delivery(dispatch(complete("b")), 1).arrival(),
                        dispatch.notAfter().plusNanos(1),
                        NOON);

        assertThat(last).isEqualTo(RUN);
        assertThat(late).isEqualTo(drop(Reason.TOO_LATE));
    }

    @Test
    void drops_interactive_work_that_must_not_start_any_more_in_real_time() {
        Dispatch dispatch = dispatch(respond("a"));
        Instant anyJobTime = NOON.plus(Duration.ofDays(400));

        Verdict last = fold.judge(delivery(dispatch, 0).arrival(), anyJobTime, dispatch.notAfter());
        Verdict late =
                fold.judge(
                        delivery(dispatch(respond("b")), 1).arrival(),
                        anyJobTime,
                        dispatch.notAfter().plusNanos(1));

        assertThat(last).isEqualTo(RUN);
        assertThat(late).isEqualTo(drop(Reason.TOO_LATE));
    }

    @Test
    void a_backlog_record_older_than_its_lease_is_dropped_and_a_live_one_is_not() {
        Duration old = LEASE.plusMillis(1);

        assertThat(fold.judge(backlog("a", true), NOON, NOON.plus(old)))
                .isEqualTo(drop(Reason.LEASE_OVER));
        assertThat(fold.judge(backlog("b", false), NOON, NOON.plus(old))).isEqualTo(RUN);
        assertThat(fold.judge(backlog("c", true), NOON, NOON.plus(LEASE))).isEqualTo(RUN);
    }

    private static Arrival backlog(String job, boolean backlog) {
        return new Arrival(INTERACTIVE_LOG, NOON, backlog, dispatch(respond(job)));
    }

    @Test
    void declines_what_residency_forbids_and_names_the_policy_seen() {
        Job forbidden = Samples.job("a", Residency.parse("US"), respond("a").objective());

        Objection objection = declined(judge(forbidden));

        assertThat(objection.reason()).isEqualTo(Objection.Reason.FORBIDDEN);
        assertThat(objection.policyOffset()).isEqualTo(Samples.POLICY_OFFSET);
        assertThat(objection.text())
                .isEqualTo(
                        "FORBIDDEN: residency 'US' of a job from se-north does not allow se-north");
    }

    @Test
    void denial_wins_over_permission() {
        Objective objective = respond("a").objective();

        assertThat(judge(Samples.job("a", Residency.parse("EEA"), objective))).isEqualTo(RUN);
        assertThat(
                        declined(judge(Samples.job("b", Residency.parse("EEA,!EU"), objective)))
                                .reason())
                .isEqualTo(Objection.Reason.FORBIDDEN);
    }

    @Test
    void declines_everything_while_it_knows_no_world() {
        world = Optional.empty();

        assertThat(declined(judge(respond("a"))))
                .isEqualTo(
                        new Objection(
                                Objection.Reason.WORLD_UNKNOWN,
                                "no catalogue and policy read yet",
                                0));
    }

    @Test
    void declines_when_the_catalogue_does_not_name_its_region() {
        Permission elsewhere = new Permission(new RegionId("mars"), engines::serves, () -> world);

        assertThat(elsewhere.objection(respond("a")).orElseThrow().text())
                .isEqualTo("FORBIDDEN: the catalogue has no region mars");
    }

    @Test
    void declines_a_model_that_the_lane_does_not_serve() {
        Engines interactiveOnly =
                new Engines(List.of(ScriptedEngine.withSlots(Samples.MODEL, 1)), List.of());
        Permission permission =
                new Permission(Samples.SWEDEN, interactiveOnly::serves, () -> world);

        assertThat(permission.objection(respond("a"))).isEmpty();
        assertThat(permission.objection(Samples.complete("b")).orElseThrow().reason())
                .isEqualTo(Objection.Reason.MODEL_NOT_SERVED);
    }

    private static Objection declined(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Decline.class);
        return ((Verdict.Decline) verdict).objection();
    }
}
