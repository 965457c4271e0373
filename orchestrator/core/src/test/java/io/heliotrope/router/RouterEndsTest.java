package io.heliotrope.router;

import static io.heliotrope.router.RouterBench.as;
import static io.heliotrope.router.RouterBench.cancel;
import static io.heliotrope.router.RouterBench.finished;
import static io.heliotrope.router.RouterBench.result;
import static io.heliotrope.router.RouterBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change.Reason;
import io.heliotrope.state.Lease;
import io.heliotrope.state.TestFleet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// How an interactive job ends, and what no longer can change it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterEndsTest {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration LONG = Lease.LENGTH.plus(MILLI);

    private final RouterBench bench = new RouterBench();

    private static List<Change> dropped(Reason reason) {
        return List.of(new Change.Drop(reason));
    }

    @Test
    void an_end_stored_and_never_sent_is_sent_again_until_it_is_read_back() {
        bench.on(result(bench.dispatched(), finished("run-1")));
        Status end = bench.proposed();

        assertThat(bench.after(Router.PROPOSAL_PATIENCE).onTimer(null)).isEmpty();
        for (int i = 0; i < 3; i++) {
            List<Change> again = bench.after(Router.PROPOSAL_PATIENCE.plus(MILLI)).onTimer(null);
            assertThat(as(Change.Propose.class, again.getFirst()).status()).isSameAs(end);
        }
        assertThat(bench.onEnd(end)).hasOnlyElementsOfType(Change.Settle.class);
        assertThat(bench.after(RouterBench.PATIENCE).onTimer(null)).isEmpty();
    }

    @Test
    void the_end_that_is_read_back_replaces_any_proposal() {
        bench.on(result(bench.dispatched(), finished("run-1")));
        Status cancelled = withState(bench.proposed(), new Status.Cancelled());

        List<Change> changes = bench.onEnd(cancelled);

        assertThat(as(Change.Settle.class, changes.getFirst()).digest())
                .isEqualTo(RouterBench.job("body").digest());
        assertThat(bench.onEnd(expired(cancelled))).isEqualTo(dropped(Reason.REPEATED_END));
    }

    private static Status expired(Status cancelled) {
        return withState(cancelled, new Status.Expired("later"));
    }

    private static Status withState(Status status, Status.State state) {
        return new Status(
                status.job(),
                status.origin(),
                status.lane(),
                status.task(),
                state,
                status.why().orElse(null));
    }

    @Test
    void an_end_of_an_unknown_job_makes_it_known() {
        RouterBench other = new RouterBench();
        other.on(result(other.dispatched(), finished("run-1")));

        assertThat(bench.isUnknown()).isTrue();
        bench.onEnd(other.proposed());
        assertThat(bench.on(sound("body"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.on(sound("other"))).isEqualTo(dropped(Reason.CONFLICTING_JOB));
    }

    @Test
    void done_names_token_execution_and_output_of_the_first_final_result() {
        Dispatch dispatch = bench.dispatched();

        bench.on(result(dispatch, finished("run-1")));
        List<Change> second = bench.on(result(dispatch, finished("run-2")));

        Status.Done done = as(Status.Done.class, bench.proposed().state());
        assertThat(done.token()).isEqualTo(dispatch.token());
        assertThat(done.execution()).isEqualTo(new ExecutionId("run-1"));
        assertThat(done.output()).isEqualTo(finished("run-1").output());
        assertThat(second).isEqualTo(dropped(Reason.STALE_RESULT));
        assertThat(bench.proposed().why()).contains(dispatch.receipt());
    }

    @Test
    void a_result_after_its_lease_went_to_another_is_counted_and_dropped() {
        Dispatch first = bench.dispatched();
        bench.after(LONG).onTimer(null);
        Dispatch second = bench.sent();

        assertThat(second.token()).isNotEqualTo(first.token());
        assertThat(bench.on(result(first, finished("run-1"))))
                .isEqualTo(dropped(Reason.STALE_RESULT));
        assertThat(bench.sent()).isSameAs(second);
    }

    @Test
    void a_result_of_an_unknown_job_is_counted_and_dropped() {
        Dispatch dispatch = new RouterBench().dispatched();

        assertThat(bench.on(result(dispatch, finished("run-1"))))
                .isEqualTo(dropped(Reason.JOB_UNKNOWN));
        assertThat(bench.isUnknown()).isTrue();
    }

    @Test
    void a_piece_of_output_changes_nothing() {
        Dispatch dispatch = bench.dispatched();

        assertThat(bench.on(result(dispatch, new Result.Chunk(new ExecutionId("run-1"), 0))))
                .isEmpty();
        assertThat(bench.sent()).isSameAs(dispatch);
    }

    @Test
    void a_worker_that_restarts_quickly_without_the_token_does_not_keep_its_lease() {
        Dispatch dispatch = bench.dispatched();

        assertThat(bench.after(Lease.LENGTH).onTimer(null)).isEmpty();
        List<Change> changes = bench.after(MILLI).onTimer(null);

        assertThat(bench.world().worker(dispatch.worker())).isPresent();
        Change.Send send = as(Change.Send.class, changes.getFirst());
        assertThat(send.dispatch().token()).isNotEqualTo(dispatch.token());
        assertThat(send.dispatch().attempt()).isEqualTo(2);
        assertThat(send.failures()).isEqualTo(1);
    }

    @Test
    void a_heartbeat_that_lists_the_token_renews_its_lease() {
        Dispatch dispatch = bench.dispatched();

        bench.after(LONG.multipliedBy(3));
        assertThat(bench.onTimer(bench.now().minus(Lease.LENGTH))).isEmpty();
        assertThat(bench.sent()).isSameAs(dispatch);
        assertThat(bench.onTimer(bench.now().minus(LONG))).isNotEmpty();
    }

    @Test
    void retries_as_often_as_the_policy_says_and_then_fails() {
        bench.dispatched();

        for (int attempt = 2; attempt <= 3; attempt++) {
            bench.on(result(bench.sent(), new Result.Failed(new ExecutionId("run"), "bad", true)));
            assertThat(bench.sent().attempt()).isEqualTo(attempt);
        }
        bench.on(result(bench.sent(), new Result.Failed(new ExecutionId("run"), "bad", true)));

        assertThat(bench.proposed().state()).isEqualTo(new Status.Failed("bad", 3));
    }

    @Test
    void silence_counts_as_a_failure_like_any_other() {
        Dispatch dispatch = bench.dispatched();
        for (int i = 0; i < 3; i++) {
            bench.after(LONG).onTimer(null);
        }

        assertThat(bench.proposed().state())
                .isEqualTo(new Status.Failed("worker " + dispatch.worker() + " went silent", 3));
    }

    @Test
    void a_failure_that_no_attempt_would_mend_is_the_end() {
        bench.on(
                result(
                        bench.dispatched(),
                        new Result.Failed(new ExecutionId("run"), "too long", false)));

        assertThat(bench.proposed().state()).isEqualTo(new Status.Failed("too long", 1));
    }

    @Test
    void an_attempt_that_finds_all_workers_dead_waits_for_one() {
        bench.dispatched();

        bench.up().after(LONG).onTimer(null);
        assertThat(bench.entry()).isInstanceOf(Entry.Waiting.class);
        bench.up(TestFleet.BROWN).onTimer(null);

        assertThat(bench.sent().attempt()).isEqualTo(2);
    }

    @Test
    void a_cancel_that_comes_first_ends_the_job_before_it_begins() {
        bench.on(cancel());
        bench.onEnd(bench.proposed());

        assertThat(bench.on(sound("body"))).hasOnlyElementsOfType(Change.Drop.class);
        assertThat(bench.entry()).isInstanceOf(Entry.Ended.class);
    }

    @Test
    void a_cancel_ends_a_dispatched_job_and_its_late_result_is_dropped() {
        Dispatch dispatch = bench.dispatched();

        bench.on(cancel());

        assertThat(bench.proposed().state()).isEqualTo(new Status.Cancelled());
        assertThat(bench.on(result(dispatch, finished("run-1"))))
                .isEqualTo(dropped(Reason.STALE_RESULT));
    }

    @Test
    void a_cancel_ends_a_waiting_job() {
        bench.up().on(sound("body"));

        bench.on(cancel());

        assertThat(bench.proposed().state()).isEqualTo(new Status.Cancelled());
    }

    @Test
    void a_cancel_after_the_end_changes_nothing() {
        bench.on(result(bench.dispatched(), finished("run-1")));

        assertThat(bench.on(cancel())).isEqualTo(dropped(Reason.REPEATED_JOB));
        bench.onEnd(bench.proposed());
        assertThat(bench.on(cancel())).isEqualTo(dropped(Reason.REPEATED_JOB));
    }

    @Test
    void a_job_expires_when_its_patience_is_over_and_not_before() {
        Dispatch dispatch = bench.dispatched();

        bench.after(RouterBench.PATIENCE);
        assertThat(bench.onTimer(bench.now())).isEmpty();
        bench.after(MILLI).onTimer(bench.now());

        assertThat(bench.proposed().state()).isInstanceOf(Status.Expired.class);
        assertThat(bench.on(result(dispatch, finished("run-1"))))
                .isEqualTo(dropped(Reason.STALE_RESULT));
    }
}
