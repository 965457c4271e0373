package io.heliotrope.planner;

import static io.heliotrope.planner.TestDay.KWH;
import static io.heliotrope.planner.TestDay.LAWS;
import static io.heliotrope.planner.TestDay.REGIONS;
import static io.heliotrope.planner.TestDay.SLOTS;
import static io.heliotrope.planner.TestDay.fleet;
import static io.heliotrope.planner.TestDay.optimum;
import static io.heliotrope.planner.TestDay.waves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.decide.Replay;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.model.Slots;
import io.heliotrope.plan.Demand;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Whole days of the batch lane under plans.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReleaseDayTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void ten_thousand_jobs_of_one_window_never_run_more_at_once_than_there_is_room() {
        int room = 40;
        double[][] grams = waves(4, 1, 0.05, new Random(7));
        PlannedLane lane = new PlannedLane(fleet(grams, room));
        int jobs = 10_000;
        for (int i = 0; i < jobs; i++) {
            lane.admit(LaneJobs.job("job-%05d".formatted(i), "de", "", DAY, Slots.LENGTH));
        }
        Map<Long, Integer> starts = new HashMap<>();
        for (int slot = 0; slot <= SLOTS; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot));
            lane.plan();
            int before = lane.released().size();
            lane.release();
            starts.put((long) slot, lane.released().size() - before);
            for (String region : REGIONS) {
                assertThat(lane.running(region)).isLessThanOrEqualTo(room);
            }
        }
        assertThat(lane.released()).hasSize(jobs);
        assertThat(lane.released().values())
                .allSatisfy(dispatch ->
                        assertThat(dispatch.receipt().now())
                                .isBeforeOrEqualTo(TestWorld.NOW.plus(DAY).minus(Slots.LENGTH)));
        assertThat(starts.values()).allMatch(count -> count <= REGIONS.size() * room);
        double best = optimum(grams, room, List.of(Demand.ofSingles(0b1111, 0, SLOTS, jobs)));
        assertThat(lane.grams()).isBetween(best * (1 - 1e-9), 1.02 * best);
    }

    @Test
    void what_is_released_comes_within_a_fiftieth_of_the_exact_optimum() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int regions = 2 + random.nextInt(3);
            int room = 1 + random.nextInt(3);
            double[][] grams = waves(regions, 1, 0.05, random);
            PlannedLane lane = new PlannedLane(fleet(grams, room));
            List<Demand> demands = new ArrayList<>();
            int classes = 1 + random.nextInt(6);
            int jobs = 0;
            for (int of = 0; of < classes; of++) {
                int origin = random.nextInt(regions);
                boolean isFree = random.nextBoolean();
                int until = 8 + random.nextInt(SLOTS - 8);
                int many = 1 + random.nextInt(2 * room);
                long reach = isFree ? (1L << regions) - 1 : 1L << origin;
                demands.add(Demand.ofSingles(reach, 0, until, many));
                for (int i = 0; i < many; i++) {
                    lane.admit(
                            LaneJobs.job(
                                    "job-" + jobs++,
                                    REGIONS.get(origin),
                                    isFree ? "" : LAWS.get(origin),
                                    Slots.LENGTH.multipliedBy(until),
                                    Slots.LENGTH));
                }
            }
            for (int slot = 0; slot <= SLOTS; slot++) {
                lane.at(Slots.LENGTH.multipliedBy(slot));
                lane.plan();
                lane.release();
            }
            double best = optimum(grams, room, demands);
            assertThat(lane.released()).as("seed %d", seed).hasSize(jobs);
            assertThat(lane.grams()).as("seed %d", seed).isLessThanOrEqualTo(1.02 * best);
        }
    }

    /// Jobs that may go anywhere came first and took the cleanest places of the one region in which
    /// those that came later must stay.
    private static PlannedLane crowded() {
        double[][] grams = new double[2][SLOTS + 8];
        for (int slot = 0; slot < grams[0].length; slot++) {
            grams[0][slot] = slot >= 20 && slot < 60 ? 100 : slot == 0 ? 600 : 500;
            grams[1][slot] = slot < 10 ? 600 : 110;
        }
        PlannedLane lane = new PlannedLane(fleet(grams, 1));
        for (int i = 0; i < 80; i++) {
            boolean isFree = i < 40;
            lane.admit(
                    LaneJobs.job(
                            "job-%02d".formatted(i), "de", isFree ? "" : "DE", DAY, Slots.LENGTH));
        }
        return lane;
    }

    @Test
    void jobs_that_may_go_elsewhere_make_way_for_those_that_may_not() {
        PlannedLane lane = crowded();
        ReleasePlan plan = lane.plan();
        ReleasePlan next = lane.plan();

        assertThat(plan.jobs()).isEqualTo(80);
        assertThat(plan.before()).isCloseTo(KWH * 40 * (100 + 500), within(1e-6));
        assertThat(plan.cost()).isCloseTo(KWH * 40 * (100 + 110), within(1e-6));
        assertThat(plan.cost()).isGreaterThanOrEqualTo(plan.bound());
        assertThat(next.moves()).isEmpty();
        assertThat(next.before()).isCloseTo(plan.cost(), within(1e-6));
    }

    @Test
    void the_same_inputs_in_the_same_order_give_the_same_receipts() {
        List<Receipt> once = receipts(crowded());
        List<Receipt> again = receipts(crowded());

        assertThat(once).hasSize(80).isEqualTo(again);
        assertThat(once).anyMatch(receipt -> receipt.load().planned().isPresent());
    }

    private static List<Receipt> receipts(PlannedLane lane) {
        for (int slot = 0; slot <= SLOTS; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot));
            lane.plan();
            lane.release();
        }
        return lane.released().values().stream().map(Dispatch::receipt).toList();
    }

    @Test
    void a_receipt_of_a_planned_job_is_recomputed_without_the_plan() {
        PlannedLane lane = crowded();
        lane.plan();
        for (int slot = 0; slot <= SLOTS; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot)).release();
            lane.releasedNow()
                    .forEach(dispatch ->
                            assertThat(
                                            Replay.check(
                                                    dispatch.receipt(),
                                                    dispatch.job(),
                                                    lane.world()))
                                    .isEmpty());
        }
    }

    @Test
    void without_further_plans_jobs_keep_the_last_places_that_they_were_given() {
        PlannedLane lane = crowded();
        ReleasePlan last = lane.plan();
        assertThat(last.moves()).isNotEmpty();
        for (int slot = 0; slot <= SLOTS; slot++) {
            lane.at(Slots.LENGTH.multipliedBy(slot)).release();
        }
        assertThat(lane.released()).hasSize(80);
        for (ReleasePlan.Move move : last.moves()) {
            Dispatch dispatch = Objects.requireNonNull(lane.released().get(move.job()));
            assertThat(dispatch.target()).isEqualTo(move.region());
            assertThat(dispatch.receipt().now()).isEqualTo(move.start());
        }
        assertThat(lane.entries().values()).noneMatch(BatchEntry.Held.class::isInstance);
    }
}
