package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.cancel;
import static io.heliotrope.decider.DeciderBench.failed;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.outcome;
import static io.heliotrope.decider.DeciderBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchChange.Reason;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.Lease;
import io.heliotrope.state.TestFleet;
import io.heliotrope.token.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What outcomes and silence do to a job, and to the slot that was lent for it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderLeaseTest {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration LONG = Lease.LENGTH.plus(MILLI);

    private final DeciderBench bench = new DeciderBench();

    private Dispatch released(String id) {
        bench.on(sound(id));
        return bench.running(id);
    }

    private static Status.State settled(List<BatchChange> changes) {
        return as(BatchChange.Settle.class, changes.getLast()).status().state();
    }

    @Test
    void done_names_token_execution_and_output_and_frees_the_slot() {
        Dispatch dispatch = released("a");

        List<BatchChange> changes = bench.on(outcome(dispatch, finished("run-1")));

        Status.Done done = as(Status.Done.class, settled(changes));
        assertThat(done.token()).isEqualTo(dispatch.token());
        assertThat(done.execution()).isEqualTo(new ExecutionId("run-1"));
        assertThat(done.output()).isEqualTo(Digest.of("output of run-1"));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
        assertThat(bench.bookings().isEmpty()).isTrue();
    }

    @Test
    void a_second_result_of_one_token_does_not_change_the_end() {
        Dispatch dispatch = released("a");
        bench.on(outcome(dispatch, finished("run-1")));

        assertThat(bench.on(outcome(dispatch, finished("run-2"))))
                .containsExactly(
                        new BatchChange.Free(dispatch.token()),
                        new BatchChange.Drop(Reason.STALE_OUTCOME));
    }

    @Test
    void a_cancelled_job_keeps_its_slot_until_its_token_ends() {
        Dispatch first = released("a");
        released("b");
        bench.on(cancel("a"));

        bench.on(sound("c"));

        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(2);
        assertThat(bench.entry("c")).isInstanceOf(BatchEntry.Held.class);
        bench.on(outcome(first, finished("run-1")));
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
        bench.onDue("c");
        assertThat(bench.running("c").target()).isEqualTo(first.target());
    }

    @Test
    void a_cancelled_job_whose_worker_forgot_it_gives_its_slot_back_when_the_lease_ends() {
        SlotLease lease = bench.lease(released("a"));
        bench.on(cancel("a"));

        assertThat(bench.after(Lease.LENGTH).onLease(lease, null)).isEmpty();
        assertThat(bench.after(MILLI).onLease(lease, null))
                .containsExactly(new BatchChange.Free(lease.token()));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
    }

    @Test
    void a_stale_or_unknown_outcome_frees_its_slot_and_is_counted() {
        Dispatch first = released("a");
        bench.after(LONG).onLease(bench.lease(first), null);
        bench.onDue("a");
        Dispatch second = bench.running("a");

        assertThat(bench.on(outcome(first, finished("run-1"))))
                .containsExactly(
                        new BatchChange.Free(first.token()),
                        new BatchChange.Drop(Reason.STALE_OUTCOME));
        assertThat(bench.running("a")).isSameAs(second);
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
        Dispatch foreign = dispatchOfAnother();
        assertThat(bench.on(outcome(foreign, finished("run-1"))))
                .containsExactly(
                        new BatchChange.Free(foreign.token()),
                        new BatchChange.Drop(Reason.JOB_UNKNOWN));
    }

    @Test
    void an_outcome_with_a_token_of_another_worker_frees_nothing() {
        Dispatch dispatch = released("a");
        Result own = outcome(dispatch, finished("run-1"));
        Result foreign =
                new Result(
                        own.job(),
                        own.origin(),
                        own.token(),
                        own.region(),
                        new WorkerId("another"),
                        own.kind());

        assertThat(bench.on(foreign))
                .containsExactly(new BatchChange.Reject(Claim.FOREIGN, foreign));
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
        assertThat(bench.running("a")).isEqualTo(dispatch);
    }

    private static Dispatch dispatchOfAnother() {
        DeciderBench other = new DeciderBench();
        other.on(sound("z"));
        return other.running("z");
    }

    @Test
    void a_piece_of_output_frees_nothing_whoever_sent_it() {
        Dispatch dispatch = released("a");
        Result.Chunk chunk = new Result.Chunk(new ExecutionId("run-1"), 0);

        assertThat(bench.on(outcome(dispatch, chunk))).isEmpty();
        bench.on(cancel("a"));
        assertThat(bench.on(outcome(dispatch, chunk))).isEmpty();
        assertThat(bench.on(outcome(dispatchOfAnother(), chunk))).isEmpty();
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
    }

    @Test
    void a_worker_that_restarts_quickly_without_the_token_does_not_keep_its_lease() {
        Dispatch first = released("a");

        bench.after(LONG).onLease(bench.lease(first), null);
        bench.onDue("a");

        assertThat(bench.world().worker(first.worker())).isPresent();
        assertThat(bench.running("a").token()).isNotEqualTo(first.token());
        assertThat(bench.running("a").attempt()).isEqualTo(2);
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
    }

    @Test
    void a_heartbeat_that_lists_the_token_renews_its_lease() {
        SlotLease lease = bench.lease(released("a"));

        bench.after(LONG.multipliedBy(3));
        assertThat(bench.onLease(lease, bench.realNow().minus(Lease.LENGTH))).isEmpty();
        assertThat(bench.onLease(lease, bench.realNow().minus(LONG))).isNotEmpty();
    }

    @Test
    void retries_as_often_as_the_policy_says_and_then_fails() {
        released("a");

        for (int attempt = 1; attempt < 3; attempt++) {
            assertThat(bench.running("a").attempt()).isEqualTo(attempt);
            bench.on(outcome(bench.running("a"), failed(true)));
            bench.onDue("a");
        }
        List<BatchChange> changes = bench.on(outcome(bench.running("a"), failed(true)));

        assertThat(settled(changes)).isEqualTo(new Status.Failed("bad", 3));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
    }

    @Test
    void silence_counts_as_a_failure_like_any_other() {
        released("a");

        List<BatchChange> changes = List.of();
        for (int attempt = 1; attempt <= 3; attempt++) {
            SlotLease lease = bench.lease(bench.running("a"));
            changes = bench.after(LONG).onLease(lease, null);
            if (attempt < 3) {
                bench.onDue("a");
            }
        }

        assertThat(settled(changes)).isEqualTo(new Status.Failed("worker se-1 went silent", 3));
    }

    @Test
    void a_failure_that_no_attempt_would_mend_is_the_end() {
        assertThat(settled(bench.on(outcome(released("a"), failed(false)))))
                .isEqualTo(new Status.Failed("bad", 1));
    }

    @Test
    void a_run_is_waited_for_until_the_reserve_after_its_deadline_and_keeps_its_slot() {
        Dispatch dispatch = released("a");
        SlotLease lease = bench.lease(dispatch);
        bench.at(DAY.plusMinutes(15));
        assertThat(bench.onLease(lease, bench.realNow())).isEmpty();

        bench.at(DAY.plusMinutes(15).plus(MILLI));
        List<BatchChange> changes = bench.onLease(lease, bench.realNow());

        assertThat(settled(changes)).isInstanceOf(Status.Expired.class);
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
        assertThat(bench.onLease(lease, bench.realNow())).isEmpty();
        bench.on(outcome(dispatch, finished("run-1")));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
        assertThat(bench.entry("a")).isInstanceOf(BatchEntry.Ended.class);
    }

    @Test
    void a_lease_is_judged_by_its_own_token_and_not_by_its_job() {
        SlotLease first = bench.lease(released("a"));
        bench.after(LONG).onLease(first, null);
        bench.onDue("a");
        Dispatch second = bench.running("a");

        assertThat(Decider.onLease(first, bench.entry("a"), Optional.empty(), bench.situation()))
                .containsExactly(new BatchChange.Free(first.token()));
        assertThat(bench.running("a")).isSameAs(second);
    }

    @Test
    void a_deadline_at_the_end_of_time_is_judged_and_not_thrown() {
        Job endless = DeciderBench.job("a", "body", Instant.MAX);

        assertThat(Terms.isOverdue(endless, bench.world())).isFalse();
    }
}
