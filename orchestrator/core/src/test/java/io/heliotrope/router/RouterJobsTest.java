package io.heliotrope.router;

import static io.heliotrope.router.RouterBench.as;
import static io.heliotrope.router.RouterBench.finished;
import static io.heliotrope.router.RouterBench.job;
import static io.heliotrope.router.RouterBench.result;
import static io.heliotrope.router.RouterBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change.Reason;
import io.heliotrope.state.TestFleet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a record of a jobs topic does: first seen, repeated, in conflict, forbidden since.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RouterJobsTest {
    private static final RegionWord DE = RegionWord.NONE.with(0);
    private static final RegionWord SE = RegionWord.NONE.with(1);

    private final RouterBench bench = new RouterBench();

    private static List<Change> dropped(Reason reason) {
        return List.of(new Change.Drop(reason));
    }

    @Test
    void a_dispatch_carries_the_receipt_of_its_own_choice() {
        List<Change> changes = bench.on(sound("body"));

        Change.Send send = as(Change.Send.class, changes.getFirst());
        Dispatch dispatch = send.dispatch();
        assertThat(changes).hasSize(1);
        assertThat(send.first()).isTrue();
        assertThat(dispatch.worker()).isEqualTo(new WorkerId("se-1"));
        assertThat(dispatch.receipt().decision())
                .isEqualTo(new Decision.Dispatch(dispatch.target()));
        assertThat(dispatch.receipt().job()).isEqualTo(dispatch.job().digest());
        assertThat(dispatch.policyOffset()).isEqualTo(bench.world().offsets().policy());
    }

    @Test
    void a_repeated_job_emits_its_stored_dispatch_again() {
        Dispatch stored = bench.dispatched();

        assertThat(bench.after(Duration.ofSeconds(1)).on(sound("body")))
                .containsExactly(new Change.Repeat(stored));
        assertThat(bench.sent()).isSameAs(stored);
    }

    @Test
    void a_stored_choice_that_is_now_forbidden_is_replaced_under_a_new_token() {
        Dispatch stored = bench.dispatched();

        Change.Send send = as(Change.Send.class, bench.forbid(SE).on(sound("body")).getFirst());

        assertThat(send.dispatch().token()).isNotEqualTo(stored.token());
        assertThat(send.dispatch().target()).isEqualTo(new RegionId("de"));
        assertThat(send.dispatch().attempt()).isEqualTo(2);
        assertThat(send.first()).isFalse();
        assertThat(send.failures()).isZero();
        assertThat(bench.on(result(stored, finished("run-1"))))
                .isEqualTo(dropped(Reason.STALE_RESULT));
    }

    @Test
    void a_dispatched_job_that_is_forbidden_everywhere_waits_and_is_never_refused() {
        bench.dispatched();

        Change.Wait wait =
                as(Change.Wait.class, bench.forbid(DE.with(1)).on(sound("body")).getFirst());

        assertThat(wait.receipt().decision()).isInstanceOf(Decision.Refuse.class);
        assertThat(wait.announce()).isFalse();
        assertThat(bench.onTimer(null)).isEmpty();
        bench.after(RouterBench.PATIENCE.plusMillis(1)).onTimer(null);
        assertThat(bench.proposed().state()).isInstanceOf(Status.Expired.class);
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict_and_no_end_of_the_job() {
        Dispatch stored = bench.dispatched();
        Descriptor.Defective defective =
                new Descriptor.Defective(
                        new JobId("job"),
                        new RegionId("de"),
                        Digest.of("broken"),
                        new PayloadRef(new ClusterId("home"), "jobs", 0, 1, 3),
                        List.of());

        assertThat(bench.on(sound("other"))).isEqualTo(dropped(Reason.CONFLICTING_JOB));
        assertThat(bench.on(defective)).isEqualTo(dropped(Reason.CONFLICTING_JOB));
        assertThat(bench.sent()).isSameAs(stored);
    }

    @Test
    void a_repeated_job_whose_end_is_proposed_or_settled_gets_no_new_choice() {
        Dispatch dispatch = bench.dispatched();
        bench.on(result(dispatch, finished("run-1")));

        assertThat(bench.on(sound("body"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        bench.onEnd(bench.proposed());
        assertThat(bench.on(sound("body"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.on(sound("other"))).isEqualTo(dropped(Reason.CONFLICTING_JOB));
    }

    @Test
    void an_unknown_job_that_may_run_nowhere_is_refused_with_the_reason() {
        bench.on(new Descriptor.Sound(job("body", "JP", 10_000)));

        Status.Refused refused = as(Status.Refused.class, bench.proposed().state());
        assertThat(refused.reason()).isEqualTo(Refusal.RESIDENCY);
        assertThat(bench.proposed().why()).isPresent();
    }

    @Test
    void a_defective_record_is_refused_with_every_defect() {
        bench.on(
                new Descriptor.Defective(
                        new JobId("job"),
                        new RegionId("de"),
                        Digest.of("broken"),
                        new PayloadRef(new ClusterId("home"), "jobs", 0, 1, 3),
                        List.of(
                                new Descriptor.Defect("slo", "fast", "a duration"),
                                new Descriptor.Defect("model", "", "a name"))));

        Status.Refused refused = as(Status.Refused.class, bench.proposed().state());
        assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED);
        assertThat(refused.detail())
                .isEqualTo("slo was 'fast', expected a duration; model was '', expected a name");
    }

    @Test
    void a_job_whose_only_region_is_down_is_announced_once_and_sent_when_it_is_back() {
        bench.up(TestFleet.BROWN);

        List<Change> first = bench.on(new Descriptor.Sound(job("body", "SE", 10_000)));
        List<Change> later = bench.after(Duration.ofSeconds(1)).onTimer(null);
        List<Change> back = bench.up(TestFleet.GREEN).onTimer(null);

        Change.Wait wait = as(Change.Wait.class, first.getFirst());
        assertThat(wait.announce()).isTrue();
        assertThat(as(Decision.Hold.class, wait.receipt().decision()).reason())
                .isEqualTo(HoldReason.REGION_DOWN);
        assertThat(later).as("news for a job that waits on").isEmpty();
        Change.Send send = as(Change.Send.class, back.getFirst());
        assertThat(send.first()).isTrue();
        assertThat(send.dispatch().attempt()).isEqualTo(1);
    }

    @Test
    void a_declining_worker_names_the_policy_that_the_router_waits_for() {
        Dispatch dispatch = bench.dispatched();
        long ahead = bench.world().offsets().policy() + 1;

        bench.on(result(dispatch, new Result.Declined("forbidden", ahead)));

        assertThat(bench.onTimer(null)).isEmpty();
        bench.forbid(SE);
        Change.Send send = as(Change.Send.class, bench.onTimer(null).getFirst());
        assertThat(send.dispatch().target()).isEqualTo(new RegionId("de"));
        assertThat(send.dispatch().token()).isNotEqualTo(dispatch.token());
        assertThat(send.failures()).isZero();
    }
}
