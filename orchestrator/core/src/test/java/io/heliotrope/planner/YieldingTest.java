package io.heliotrope.planner;

import static io.heliotrope.planner.LaneJobs.interruptible;
import static io.heliotrope.planner.LaneJobs.job;
import static io.heliotrope.planner.TestDay.SLOTS;
import static io.heliotrope.planner.TestDay.fleet;
import static io.heliotrope.planner.TestDay.waves;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.Worth;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.Receipt.Piece;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Held interruptible jobs give way to a new one that finds no room.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class YieldingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /// One region with one accelerator, green in the hour from slot 4 on and a little less so from
    /// slot 12 on.
    private static PlannedLane small() {
        double[] grams = new double[SLOTS + 8];
        Arrays.fill(grams, 500);
        Arrays.fill(grams, 4, 8, 10);
        Arrays.fill(grams, 12, 16, 20);
        return new PlannedLane(fleet(new double[][] {grams}, 1));
    }

    private static List<Piece> pieces(PlannedLane lane, String job) {
        BatchEntry entry = lane.entries().get(new JobId(job));
        return entry instanceof BatchEntry.Held held
                ? Worth.meant(held.left(), held.receipt())
                : List.of();
    }

    private static Piece piece(int from, int until) {
        return new Piece(
                new RegionId("de"),
                TestWorld.NOW.plus(Slots.LENGTH.multipliedBy(from)),
                TestWorld.NOW.plus(Slots.LENGTH.multipliedBy(until)));
    }

    @Test
    void the_patient_one_takes_the_next_best_hour() {
        PlannedLane lane = small();
        lane.admit(interruptible("patient", "de", "DE", 90, 4));
        assertThat(pieces(lane, "patient")).containsExactly(piece(4, 8));

        lane.admit(job("hasty", "de", "DE", HOUR.multipliedBy(2), HOUR.multipliedBy(2)));

        assertThat(lane.entries().get(new JobId("hasty"))).isInstanceOf(BatchEntry.Running.class);
        assertThat(pieces(lane, "patient")).containsExactly(piece(12, 16));
    }

    @Test
    void nobody_gives_way_who_would_be_late() {
        PlannedLane lane = small();
        lane.admit(interruptible("patient", "de", "DE", 9, 4));
        List<Piece> before = pieces(lane, "patient");

        lane.admit(job("hasty", "de", "DE", HOUR.multipliedBy(2), HOUR.multipliedBy(2)));

        assertThat(lane.entries().get(new JobId("hasty"))).isInstanceOf(BatchEntry.Ended.class);
        assertThat(pieces(lane, "patient")).isEqualTo(before);
    }

    @Test
    void as_many_give_way_as_it_takes_and_no_more() {
        PlannedLane lane = small();
        lane.admit(interruptible("a", "de", "DE", 90, 2));
        lane.admit(interruptible("b", "de", "DE", 94, 2));
        lane.admit(interruptible("c", "de", "DE", 92, 4));
        List<Piece> later = pieces(lane, "c");
        assertThat(later).containsExactly(piece(12, 16));

        lane.admit(job("hasty", "de", "DE", HOUR.multipliedBy(2), HOUR.multipliedBy(2)));

        assertThat(lane.entries().get(new JobId("hasty"))).isInstanceOf(BatchEntry.Running.class);
        assertThat(pieces(lane, "c")).isEqualTo(later);
        assertThat(pieces(lane, "a")).isNotEmpty().allMatch(this::isAfterTwoHours);
        assertThat(pieces(lane, "b")).isNotEmpty().allMatch(this::isAfterTwoHours);
    }

    private boolean isAfterTwoHours(Piece piece) {
        return !piece.from().isBefore(TestWorld.NOW.plus(HOUR.multipliedBy(2)));
    }

    /// Days of short deadlines in which there is hardly room: whoever was accepted is done in time,
    /// and no slot has more than one.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void whoever_was_accepted_is_done_in_time(int seed) {
        Random random = new Random(seed);
        PlannedLane lane = new PlannedLane(fleet(waves(2, 2, 0.1, random), 1));
        Map<JobId, Job> accepted = new HashMap<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            Duration came = Slots.LENGTH.multipliedBy(slot);
            lane.at(came);
            if (slot < SLOTS / 2 && random.nextInt(3) == 0) {
                int length = 1 + random.nextInt(6);
                int until = slot + length + random.nextInt(20);
                String name = "job-" + slot;
                Job job =
                        random.nextInt(3) > 0
                                ? interruptible(name, "de", "", until, length)
                                : job(
                                        name,
                                        "de",
                                        "",
                                        came,
                                        Slots.LENGTH.multipliedBy(until),
                                        Slots.LENGTH.multipliedBy(length));
                lane.admit(job);
                if (!(lane.entries().get(job.id()) instanceof BatchEntry.Ended)) {
                    accepted.put(job.id(), job);
                }
            }
            lane.reconsider();
            lane.plan();
            lane.release();
            assertThat(lane.running("de")).isLessThanOrEqualTo(1);
            assertThat(lane.running("fr")).isLessThanOrEqualTo(1);
        }
        assertThat(accepted).hasSizeGreaterThan(3);
        accepted.forEach((id, job) -> {
            Duration ran =
                    lane.sent().stream()
                            .filter(dispatch -> dispatch.job().id().equals(id))
                            .map(dispatch -> {
                                assertThat(dispatch.receipt().now().plus(dispatch.runsFor()))
                                        .as(id.value())
                                        .isBeforeOrEqualTo(complete(job).deadline());
                                return dispatch.runsFor();
                            })
                            .reduce(Duration.ZERO, Duration::plus);
            assertThat(ran).as(id.value()).isEqualTo(complete(job).gpuTime());
        });
    }

    private static Complete complete(Job job) {
        if (job.objective() instanceof Complete complete) {
            return complete;
        }
        throw new AssertionError(job);
    }
}
