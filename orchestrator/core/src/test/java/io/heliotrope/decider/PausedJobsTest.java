package io.heliotrope.decider;

import static io.heliotrope.decider.DeciderBench.as;
import static io.heliotrope.decider.DeciderBench.failed;
import static io.heliotrope.decider.DeciderBench.finished;
import static io.heliotrope.decider.DeciderBench.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Slots;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.token.TestTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// The course of an interruptible job of two hours in a day with two green hours, from slot 8 and
/// from slot 40 on.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PausedJobsTest {
    private static final long HERE = Slots.of(TestWorld.NOW);
    private static final RegionId DE = new RegionId("de");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Job JOB =
            new Job(
                    new JobId("long"),
                    DE,
                    new TenantId("tenant"),
                    "small",
                    Residency.parse(""),
                    new Objective.Complete(
                            TestWorld.NOW.plus(Duration.ofHours(24)), HOUR.multipliedBy(2), true),
                    TestWorld.NOW,
                    Digest.of("body"),
                    new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10));

    private final Bookings bookings = new Bookings();
    private final Tokens tokens = TestTokens.counting();
    private @Nullable BatchEntry entry;
    private World world = at(0);

    private static World at(long slot) {
        double[] values = new double[1000];
        Arrays.fill(values, 100);
        Arrays.fill(values, 8, 12, 10);
        Arrays.fill(values, 40, 44, 10);
        return new TestWorld()
                .region("de", "DE")
                .forecast("de", values)
                .reserve(Duration.ofMinutes(10))
                .now(Slots.start(HERE + slot))
                .build();
    }

    private BatchSituation situation() {
        return new BatchSituation(
                world,
                new BuiltInPolicy(world.policy()),
                bookings,
                worker -> 0,
                tokens,
                (origin, job) -> 0,
                new Task(new ClusterId("control"), 0, 0));
    }

    private List<BatchChange> act(List<BatchChange> changes) {
        entry = BatchFold.apply(entry, changes);
        for (BatchChange change : changes) {
            if (change instanceof BatchChange.Release release) {
                bookings.lend(release.lease());
            } else if (change instanceof BatchChange.Free free) {
                bookings.free(free.token());
            }
        }
        if (entry != null) {
            bookings.follow(JOB.id(), entry, world);
        }
        return changes;
    }

    private void admit() {
        act(Decider.onDescriptor(null, new Descriptor.Sound(JOB), situation()));
    }

    /// It is looked at when the slot begins, as when it is due.
    private List<BatchChange> lookAt(long slot) {
        world = at(slot);
        bookings.release(JOB.id());
        return act(Decider.onDue(held(), situation()));
    }

    private BatchEntry.Held held() {
        return as(BatchEntry.Held.class, Objects.requireNonNull(entry));
    }

    private Dispatch sent() {
        return as(BatchEntry.Running.class, Objects.requireNonNull(entry)).dispatch();
    }

    private List<BatchChange> answer(Dispatch dispatch, Result.Kind kind) {
        return act(Decider.onOutcome(entry, outcome(dispatch, kind), situation()));
    }

    private static Result.Paused paused(String execution, long from, Duration ran) {
        Instant start = Slots.start(HERE + from);
        return new Result.Paused(
                new ExecutionId(execution),
                new Measured(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        start,
                        start.plus(ran),
                        10,
                        100,
                        new KilowattHours(0.5),
                        "method"));
    }

    private List<Integer> booked() {
        return IntStream.range(0, 60)
                .filter(slot -> bookings.used(DE, HERE + slot) > 0)
                .boxed()
                .toList();
    }

    /// The dispatch that has paused.
    private Dispatch pauseFirst() {
        admit();
        lookAt(8);
        Dispatch first = sent();
        world = at(12);
        answer(first, paused("run-1", 8, HOUR));
        return first;
    }

    private Dispatch runToItsPause() {
        Dispatch first = pauseFirst();
        lookAt(12);
        return first;
    }

    @Test
    void all_pieces_are_booked_each_with_the_reserve() {
        admit();

        assertThat(booked()).containsExactly(8, 9, 10, 11, 12, 40, 41, 42, 43, 44);
        assertThat(held().due()).isEqualTo(Slots.start(HERE + 8));
    }

    @Test
    void the_first_piece_has_its_slot_and_the_others_stay_booked() {
        admit();
        lookAt(8);

        assertThat(sent().runsFor()).isEqualTo(HOUR);
        assertThat(booked()).containsExactly(8, 9, 10, 11, 12, 40, 41, 42, 43, 44);
    }

    @Test
    void what_is_left_after_a_pause_waits_for_the_next_green_hour() {
        runToItsPause();

        assertThat(held().course().ran()).isEqualTo(HOUR);
        assertThat(held().left().objective())
                .isEqualTo(
                        new Objective.Complete(
                                TestWorld.NOW.plus(HOUR.multipliedBy(24)), HOUR, true));
        assertThat(held().due()).isEqualTo(Slots.start(HERE + 40));
        assertThat(booked()).containsExactly(40, 41, 42, 43, 44);
    }

    @Test
    void the_end_names_all_pieces() {
        Dispatch first = runToItsPause();
        lookAt(40);
        Dispatch second = sent();
        assertThat(second.runsFor()).isEqualTo(HOUR);
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.receipt().pauseAfter()).isEmpty();

        List<BatchChange> changes = answer(second, finished("run-2"));

        Status.Done done =
                as(
                        Status.Done.class,
                        as(BatchChange.Settle.class, changes.getLast()).status().state());
        assertThat(done.token()).isEqualTo(second.token());
        assertThat(done.earlier())
                .containsExactly(
                        new PieceRun(
                                first.token(),
                                new ExecutionId("run-1"),
                                DE,
                                paused("run-1", 8, HOUR).measured()));
        assertThat(bookings.isEmpty()).isTrue();
    }

    @Test
    void a_piece_that_fails_costs_no_earlier_one() {
        runToItsPause();
        lookAt(40);
        answer(sent(), failed(true));

        assertThat(held().course().ran()).isEqualTo(HOUR);
        assertThat(held().course().failures()).isEqualTo(1);
    }

    @Test
    void a_pause_is_no_failure() {
        runToItsPause();

        assertThat(held().course().failures()).isZero();
        assertThat(held().course().attempts()).isEqualTo(1);
    }

    @Test
    void a_pause_that_comes_again_is_old_news() {
        Dispatch first = pauseFirst();

        assertThat(answer(first, paused("run-1", 8, HOUR)))
                .containsExactly(
                        new BatchChange.Free(first.token()),
                        new BatchChange.Drop(BatchChange.Reason.STALE_OUTCOME));
        assertThat(held().course().ran()).isEqualTo(HOUR);
    }

    @Test
    void a_pause_after_nothing_is_a_failure() {
        admit();
        lookAt(8);
        answer(sent(), paused("run-1", 8, Duration.ZERO));

        assertThat(held().course().failures()).isEqualTo(1);
        assertThat(held().course().pieces()).isEmpty();
    }

    @Test
    void a_pause_that_nobody_asked_for_is_a_failure() {
        runToItsPause();
        lookAt(40);
        answer(sent(), paused("run-2", 40, Duration.ofMinutes(30)));

        assertThat(held().course().failures()).isEqualTo(1);
        assertThat(held().course().ran()).isEqualTo(HOUR);
    }

    @Test
    void a_job_cancelled_between_its_pieces_leaves_no_booking() {
        runToItsPause();
        act(Decider.onDescriptor(entry, new Descriptor.Cancel(JOB.id(), DE), situation()));

        assertThat(entry).isInstanceOf(BatchEntry.Ended.class);
        assertThat(bookings.isEmpty()).isTrue();
    }
}
