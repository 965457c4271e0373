package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.DAY;
import static io.heliotrope.decider.DeciderBench.HOUR;
import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.cancel;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.job;
import static io.heliotrope.decider.DeciderBench.outcome;
import static io.heliotrope.decider.DeciderBench.sound;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decider.BatchChange.Reason;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.JobId;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What the decider does about descriptors: admit, refuse, drop, cancel, hold and release.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeciderJobsTest {
    private static final RegionWord SE = RegionWord.NONE.with(1);

    private final DeciderBench bench = new DeciderBench();

    private static List<BatchChange> dropped(Reason reason) {
        return List.of(new BatchChange.Drop(reason));
    }

    private static Descriptor defective(String body) {
        return new Descriptor.Defective(
                new JobId("a"),
                new RegionId("de"),
                Digest.of(body),
                new PayloadRef(new ClusterId("home"), "jobs", 0, 1, 3),
                List.of(new Descriptor.Defect("deadline", "soon", "an instant")));
    }

    private static Status.State settled(List<BatchChange> changes) {
        return as(BatchChange.Settle.class, changes.getLast()).status().state();
    }

    @Test
    void admits_with_a_verdict_and_releases_with_lease_and_receipt_at_once() {
        List<BatchChange> changes = bench.on(sound("a"));

        Status.Accepted accepted =
                as(
                        Status.Accepted.class,
                        as(BatchChange.Say.class, changes.getFirst()).status().state());
        BatchChange.Release release = as(BatchChange.Release.class, changes.getLast());
        Duration booked = HOUR.plusMinutes(15);
        assertThat(accepted.latestSafeStart()).isEqualTo(TestWorld.NOW.plus(DAY).minus(booked));
        assertThat(accepted.expectedCompletion()).isEqualTo(TestWorld.NOW.plus(booked));
        assertThat(release.lease().token()).isEqualTo(release.dispatch().token());
        assertThat(release.lease().worker()).isEqualTo(release.dispatch().worker());
        assertThat(release.dispatch().receipt().decision())
                .isEqualTo(new Decision.Dispatch(release.dispatch().target()));
        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(1);
    }

    @Test
    void intake_never_refuses_but_the_decider_does_with_every_defect() {
        Status.Refused refused = as(Status.Refused.class, settled(bench.on(defective("broken"))));

        assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED);
        assertThat(refused.detail()).isEqualTo("deadline was 'soon', expected an instant");
    }

    @Test
    void an_unknown_job_that_may_run_nowhere_is_refused_and_says_when_it_could_have_ended() {
        Status.Refused late =
                as(
                        Status.Refused.class,
                        settled(bench.on(new Descriptor.Sound(job("a", "body", "SE", HOUR)))));
        Status.Refused abroad =
                as(
                        Status.Refused.class,
                        settled(bench.on(new Descriptor.Sound(job("b", "body", "JP", DAY)))));

        assertThat(late.reason()).isEqualTo(Refusal.DEADLINE_UNREACHABLE);
        assertThat(late.earliestCompletion()).isEqualTo(TestWorld.NOW.plus(HOUR).plusSeconds(900));
        assertThat(abroad.reason()).isEqualTo(Refusal.RESIDENCY);
    }

    @Test
    void a_repeat_is_dropped_in_every_phase_and_another_body_is_a_conflict_and_no_end() {
        Descriptor other = new Descriptor.Sound(job("a", "other", "SE", DAY));
        bench.up().on(sound("a"));
        assertThat(bench.on(sound("a"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.on(other)).isEqualTo(dropped(Reason.CONFLICTING_JOB));

        bench.up(TestFleet.GREEN).onDue("a");
        assertThat(bench.on(sound("a"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.on(other)).isEqualTo(dropped(Reason.CONFLICTING_JOB));
        assertThat(bench.on(defective("broken"))).isEqualTo(dropped(Reason.CONFLICTING_JOB));

        bench.on(outcome(bench.running("a"), finished("run-1")));
        assertThat(bench.on(sound("a"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.on(other)).isEqualTo(dropped(Reason.CONFLICTING_JOB));
        assertThat(bench.entry("a")).isInstanceOf(BatchEntry.Ended.class);
    }

    @Test
    void a_refused_job_never_runs_whatever_becomes_possible_later() {
        bench.on(new Descriptor.Sound(job("a", "body", "JP", DAY)));

        assertThat(bench.on(new Descriptor.Sound(job("a", "body", "JP", DAY))))
                .isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
    }

    @Test
    void a_cancel_that_comes_first_ends_the_job_before_it_begins() {
        assertThat(settled(bench.on(cancel("a")))).isEqualTo(new Status.Cancelled());

        assertThat(bench.on(sound("a"))).hasOnlyElementsOfType(BatchChange.Drop.class);
        assertThat(bench.entry("a")).isInstanceOf(BatchEntry.Ended.class);
    }

    @Test
    void a_cancel_ends_a_held_job_and_one_after_the_end_changes_nothing() {
        bench.up().on(sound("a"));

        assertThat(settled(bench.on(cancel("a")))).isEqualTo(new Status.Cancelled());
        assertThat(bench.on(cancel("a"))).isEqualTo(dropped(Reason.REPEATED_JOB));
        assertThat(bench.bookings().isEmpty()).isTrue();
    }

    @Test
    void a_job_whose_only_region_is_down_is_held_and_released_when_it_is_back() {
        bench.up(TestFleet.BROWN).on(sound("a"));

        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("a"));
        assertThat(held.due()).isEqualTo(TestWorld.NOW.plusSeconds(900));
        bench.at(Duration.ofMinutes(15)).onDue("a");
        assertThat(bench.entry("a")).isInstanceOf(BatchEntry.Held.class);
        bench.at(Duration.ofMinutes(30)).up(TestFleet.GREEN).onDue("a");
        assertThat(bench.running("a").attempt()).isEqualTo(1);
    }

    @Test
    void no_more_slots_are_lent_than_a_worker_has() {
        for (String id : List.of("a", "b", "c")) {
            bench.on(sound(id));
        }

        assertThat(bench.lent(TestFleet.GREEN)).isEqualTo(2);
        assertThat(bench.entry("c")).isInstanceOf(BatchEntry.Held.class);
    }

    @Test
    void a_held_job_expires_at_its_deadline_however_late_its_turn_was_planned() {
        bench.up().on(sound("a"));
        bench.at(DAY.minusMinutes(1)).onDue("a");
        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("a"));

        assertThat(held.due()).isEqualTo(TestWorld.NOW.plus(DAY));
        assertThat(settled(bench.at(DAY).onDue("a"))).isInstanceOf(Status.Expired.class);
        assertThat(bench.bookings().isEmpty()).isTrue();
    }

    @Test
    void an_accepted_job_that_is_late_still_runs() {
        bench.up().on(sound("a"));

        bench.at(DAY.minusMinutes(1)).up(TestFleet.GREEN).onDue("a");

        Dispatch dispatch = bench.running("a");
        bench.at(DAY.plusMinutes(10));
        assertThat(settled(bench.on(outcome(dispatch, finished("run-1")))))
                .isInstanceOf(Status.Done.class);
    }

    @Test
    void an_accepted_job_that_is_forbidden_everywhere_waits_and_is_never_refused() {
        bench.up().on(sound("a"));

        bench.forbid(SE).up(TestFleet.GREEN).at(HOUR).onDue("a");

        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("a"));
        assertThat(held.receipt().decision()).isInstanceOf(Decision.Refuse.class);
        assertThat(held.due()).isEqualTo(TestWorld.NOW.plus(HOUR).plusSeconds(900));
        assertThat(settled(bench.at(DAY).onDue("a"))).isInstanceOf(Status.Expired.class);
    }

    @Test
    void a_declining_worker_names_the_policy_that_the_decider_waits_for() {
        bench.on(new Descriptor.Sound(job("a", "body", "", DAY)));
        Dispatch dispatch = bench.running("a");
        long ahead = bench.world().offsets().policy() + 1;

        bench.on(outcome(dispatch, new Result.Declined("forbidden", ahead)));
        assertThat(bench.lent(TestFleet.GREEN)).isZero();
        assertThat(as(BatchEntry.Held.class, bench.entry("a")).due())
                .isEqualTo(TestWorld.NOW.plusSeconds(15));
        bench.at(Duration.ofSeconds(15)).onDue("a");
        BatchEntry.Held held = as(BatchEntry.Held.class, bench.entry("a"));
        assertThat(held.policyOffset()).isEqualTo(ahead);
        assertThat(held.due()).isEqualTo(TestWorld.NOW.plusSeconds(30));

        bench.at(Duration.ofMinutes(30)).forbid(SE).onDue("a");
        assertThat(bench.running("a").target()).isEqualTo(new RegionId("de"));
        assertThat(bench.running("a").token()).isNotEqualTo(dispatch.token());
    }
}
