package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RollingTest {
    private static final long A = 1;
    private static final Blocks FINE = Blocks.growing(4, 4);

    private final Rolling rolling = new Rolling(new CleanestFirst(), 0);

    private static Supply supply(long room, double... cost) {
        return Supply.of(1, cost.length, (region, slot) -> room, (region, slot) -> cost[slot]);
    }

    @Test
    void work_waits_for_the_cleanest_slot_of_its_window() {
        Plan plan =
                rolling.plan(
                        supply(9, 5, 4, 1, 3),
                        FINE,
                        List.of(Demand.ofSingles(A, 0, 2, 1), Demand.ofSingles(A, 0, 4, 1)),
                        List.of());
        assertThat(plan.of(0)).containsExactly(new Plan.Share(0, 1, 1));
        assertThat(plan.of(1)).containsExactly(new Plan.Share(0, 2, 1));
        assertThat(plan.cost()).isCloseTo(5, within(1e-9));
    }

    @Test
    void what_may_be_done_after_the_horizon_is_left_for_later() {
        Plan plan =
                rolling.plan(
                        supply(9, 5, 4, 1, 3),
                        FINE,
                        List.of(Demand.ofSingles(A, 0, 5, 3)),
                        List.of());
        assertThat(plan.of(0)).isEmpty();
        assertThat(plan.unplaced()).isEqualTo(3);
    }

    @Test
    void but_no_more_than_there_are_slots_after_it() {
        Plan plan =
                rolling.plan(
                        supply(9, 5, 4, 1, 3),
                        FINE,
                        List.of(Demand.ofJobs(A, 0, 5, 1, 3)),
                        List.of());
        assertThat(plan.of(0)).containsExactly(new Plan.Share(0, 2, 1), new Plan.Share(0, 3, 1));
        assertThat(plan.unplaced()).isEqualTo(1);
    }

    @Test
    void room_is_kept_for_those_who_are_yet_to_come() {
        Supply supply = supply(1, 5, 1, 9, 9);
        Demand held = Demand.ofSingles(A, 0, 2, 1);
        Demand captive = Demand.ofSingles(A, 1, 2, 1);
        assertThat(rolling.plan(supply, FINE, List.of(held), List.of()).of(0))
                .containsExactly(new Plan.Share(0, 1, 1));
        assertThat(rolling.plan(supply, FINE, List.of(held), List.of(captive)).of(0))
                .containsExactly(new Plan.Share(0, 0, 1));
    }

    @Test
    void of_slots_that_are_alike_the_first_is_taken_when_waiting_costs() {
        Plan plan =
                new Rolling(new CleanestFirst(), 0.01)
                        .plan(
                                supply(1, 3, 3, 2.98, 3),
                                FINE,
                                List.of(Demand.ofSingles(A, 0, 4, 1)),
                                List.of());
        assertThat(plan.of(0)).containsExactly(new Plan.Share(0, 0, 1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// Time goes on, plans are made anew in every slot, and only the present one is carried out.
    @ParameterizedTest
    @MethodSource("seeds")
    void no_deadline_is_missed_that_could_be_kept(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int slots = 40;
        int jobs = random.nextInt(1, 60);
        int[] left = random.ints(jobs, 1, 4).toArray();
        int[] until = IntStream.of(left).map(l -> random.nextInt(l, slots + 1)).toArray();
        double[] cost = random.doubles(slots).toArray();
        long lost = new CleanestFirst().plan(supply(4, cost), demands(left, until, 0)).unplaced();
        for (int now = 0; now < slots; now++) {
            Supply rest = supply(4, Arrays.copyOfRange(cost, now, slots));
            Blocks blocks = Blocks.growing(slots - now, 1);
            Plan plan = rolling.plan(rest, blocks, demands(left, until, now), List.of());
            for (int job = 0; job < jobs; job++) {
                for (Plan.Share share : plan.of(job)) {
                    left[job] -= share.slot() == 0 ? (int) share.units() : 0;
                }
            }
        }
        assertThat(IntStream.of(left).sum()).isEqualTo((int) lost);
    }

    private static List<Demand> demands(int[] left, int[] until, int now) {
        return IntStream.range(0, left.length)
                .mapToObj(job -> Demand.ofJobs(A, 0, Math.max(0, until[job] - now), 1, left[job]))
                .toList();
    }
}
