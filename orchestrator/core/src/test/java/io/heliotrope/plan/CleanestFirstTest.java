package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The plan of work that may be interrupted, against a second way to the optimum that shares
/// nothing with it.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CleanestFirstTest {
    private static final long A = 1;
    private static final long B = 2;

    private final Planner planner = new CleanestFirst();

    private static Supply supply(long room, double[]... costBySlot) {
        return Supply.of(
                costBySlot[0].length,
                costBySlot.length,
                (region, slot) -> room,
                (region, slot) -> costBySlot[slot][region]);
    }

    @Test
    void takes_the_cleanest_place_within_window_and_regions() {
        Supply supply = supply(2, new double[] {5, 9}, new double[] {3, 1}, new double[] {2, 8});
        Plan plan =
                planner.plan(
                        supply,
                        List.of(Demand.ofSingles(A | B, 0, 2, 1), Demand.ofSingles(A, 0, 3, 3)));
        assertThat(plan.of(0)).containsExactly(new Plan.Share(1, 1, 1));
        assertThat(plan.of(1)).containsExactly(new Plan.Share(0, 1, 1), new Plan.Share(0, 2, 2));
        assertThat(plan.cost()).isEqualTo(1 + 3 + 2 * 2);
        assertThat(plan.unplaced()).isZero();
    }

    @Test
    void the_flexible_give_way_to_those_who_have_no_other_place() {
        Supply supply = supply(1, new double[] {1, 2}, new double[] {10, 20});
        Plan plan =
                planner.plan(
                        supply,
                        List.of(Demand.ofSingles(A | B, 0, 1, 1), Demand.ofSingles(A, 0, 1, 1)));
        assertThat(plan.of(0)).containsExactly(new Plan.Share(1, 0, 1));
        assertThat(plan.of(1)).containsExactly(new Plan.Share(0, 0, 1));
    }

    @Test
    void what_has_no_room_is_told() {
        Plan plan =
                planner.plan(supply(2, new double[] {1}), List.of(Demand.ofSingles(A, 0, 1, 5)));
        assertThat(plan.unplaced()).isEqualTo(3);
        assertThat(plan.of(0)).containsExactly(new Plan.Share(0, 0, 2));
    }

    @Test
    void places_of_unknown_cost_are_not_used() {
        Supply supply = supply(9, new double[] {Double.NaN}, new double[] {700});
        Plan plan = planner.plan(supply, List.of(Demand.ofSingles(A, 0, 2, 1)));
        assertThat(plan.of(0)).containsExactly(new Plan.Share(0, 1, 1));
    }

    @Test
    void no_job_is_done_twice_in_one_slot() {
        Supply supply = supply(9, new double[] {1, 1}, new double[] {5, 5}, new double[] {9, 9});
        Demand twoJobsOfTwoSlots = Demand.ofJobs(A | B, 0, 3, 2, 2);
        Plan plan = planner.plan(supply, List.of(twoJobsOfTwoSlots));
        assertThat(plan.of(0)).allMatch(share -> share.slot() < 2);
        assertThat(plan.cost()).isEqualTo(2 * 1 + 2 * 5);
    }

    @Test
    void regions_may_change_from_slot_to_slot() {
        Supply supply = supply(9, new double[] {1, 4}, new double[] {2, 3});
        Demand demand = new Demand(slot -> slot == 0 ? B : A, 0, 2, 1, slot -> 1);
        assertThat(planner.plan(supply, List.of(demand)).of(0))
                .containsExactly(new Plan.Share(0, 1, 1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_as_good_as_the_cheapest_flow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int regions = random.nextInt(1, 5);
        int slots = random.nextInt(1, 8);
        long[][] room = new long[slots][regions];
        double[][] cost = new double[slots][regions];
        for (int slot = 0; slot < slots; slot++) {
            for (int region = 0; region < regions; region++) {
                room[slot][region] = random.nextInt(4);
                cost[slot][region] = random.nextInt(1, 30) - 2;
            }
        }
        Supply supply = Supply.of(regions, slots, (r, s) -> room[s][r], (r, s) -> cost[s][r]);
        List<Demand> demands = new ArrayList<>();
        for (int i = random.nextInt(1, 8); i > 0; i--) {
            int from = random.nextInt(slots);
            long reach = random.nextLong(1, 1L << regions);
            long odd = random.nextLong(1, 1L << regions);
            int abreast = random.nextInt(1, 4);
            int less = random.nextInt(0, 3);
            demands.add(
                    new Demand(
                            slot -> slot % 3 == 1 ? odd : reach,
                            from,
                            random.nextInt(from, slots) + 1,
                            random.nextInt(7),
                            slot -> slot == from ? less : abreast));
        }
        Plan plan = planner.plan(supply, demands);
        CheapestFlow exact = new CheapestFlow(supply, demands);
        assertThat(plan.unplaced()).isEqualTo(exact.unplaced());
        assertThat(plan.cost()).isCloseTo(exact.cost(), within(1e-9));
        CheckedPlan.check(plan, supply, demands);
    }
}
