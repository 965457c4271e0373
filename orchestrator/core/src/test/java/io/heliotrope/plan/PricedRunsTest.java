package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PricedRunsTest {
    private static final long A = 1;
    private static final long B = 2;

    private final RunsPlanner planner = new PricedRuns(Stay.NOT);

    private static Room room(int regions, long... bySlot) {
        return Room.of(regions, bySlot.length, (region, slot) -> bySlot[slot]);
    }

    private static Runs runs(long jobs, int slots, int latest, long regions, double... byStart) {
        return new Runs(
                jobs,
                slots,
                0,
                latest,
                Demand.Reach.always(regions),
                (region, start) -> byStart[start] + 100 * region);
    }

    @Test
    void a_run_has_room_in_each_of_its_slots() {
        RunsPlan plan =
                planner.plan(room(1, 1, 1, 0, 1, 1), List.of(runs(1, 2, 4, A, 9, 1, 1, 8, 10)));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 3, 1));
        assertThat(plan.cost()).isEqualTo(8);
        assertThat(plan.bound()).isLessThanOrEqualTo(8);
    }

    @Test
    void nobody_is_left_out_to_save_grams() {
        RunsPlan plan =
                planner.plan(
                        room(1, 1, 1, 1),
                        List.of(runs(1, 1, 2, A, 1, 2, 500), runs(1, 2, 0, A, 700)));
        assertThat(plan.unplaced()).isZero();
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 2, 1));
        assertThat(plan.of(1)).containsExactly(new RunsPlan.Share(0, 0, 1));
    }

    @Test
    void one_run_moves_aside_for_another_though_both_places_overlap() {
        RunsPlan plan =
                planner.plan(
                        room(1, 1, 1, 1, 1),
                        List.of(runs(1, 2, 2, A, 5, 1, 5), runs(1, 2, 0, A, 9)));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 2, 1));
        assertThat(plan.unplaced()).isZero();
    }

    @Test
    void two_short_runs_are_more_than_a_long_one() {
        RunsPlan plan =
                planner.plan(room(1, 1, 1), List.of(runs(1, 2, 0, A, 1), runs(2, 1, 1, A, 50, 50)));
        assertThat(plan.of(0)).isEmpty();
        assertThat(plan.unplaced()).isEqualTo(1);
        assertThat(plan.cost()).isEqualTo(100);
    }

    @Test
    void beyond_the_last_slot_there_is_room_for_all_but_no_start() {
        RunsPlan plan = planner.plan(room(1, 0, 0, 2), List.of(runs(3, 9, 20, A, 1, 1, 1)));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 2, 2));
        assertThat(plan.unplaced()).isEqualTo(1);
    }

    @Test
    void starts_of_unknown_cost_are_not_planned() {
        RunsPlan plan = planner.plan(room(2, 9, 9), List.of(runs(1, 1, 1, A | B, Double.NaN, 700)));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 1, 1));
    }

    @Test
    void of_starts_that_cost_the_same_the_first_slot_and_region_is_taken() {
        Runs alike = new Runs(1, 2, 0, 3, Demand.Reach.always(A | B), (region, start) -> 7);
        RunsPlan plan = planner.plan(room(2, 1, 1, 1, 1), List.of(alike));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 0, 1));
    }

    @Test
    void nothing_to_place_is_a_plan() {
        RunsPlan plan = planner.plan(room(1, 4), List.of(runs(0, 1, 0, A, 1), runs(2, 1, -1, A)));
        assertThat(plan.of(0)).isEmpty();
        assertThat(plan.cost()).isZero();
        assertThat(plan.unplaced()).isEqualTo(2);
        assertThat(planner.plan(room(1, 4), List.of()).unplaced()).isZero();
    }

    @Test
    void room_may_be_without_limit() {
        RunsPlan plan =
                planner.plan(
                        Room.of(1, 2, (region, slot) -> Long.MAX_VALUE),
                        List.of(runs(5, 1, 1, A, 3, 2)));
        assertThat(plan.of(0)).containsExactly(new RunsPlan.Share(0, 1, 5));
    }

    @ParameterizedTest
    @CsvSource({"0,0.3", "1,0.3", "2,0.5", "3,0.5"})
    void is_near_its_own_bound_and_the_same_each_time(long seed, double asked) {
        RunsCase medium = RunsCase.medium(seed, asked);
        RunsPlan plan = planner.plan(medium.room(), medium.classes());
        medium.check(plan);
        double gap = plan.cost() / plan.bound() - 1;
        System.getLogger("test")
                .log(
                        System.Logger.Level.INFO,
                        "seed %d, %.0f %% of the room: %d unplaced, %.3f %% above the bound"
                                .formatted(seed, 100 * asked, plan.unplaced(), 100 * gap));
        assertThat(gap).isLessThan(0.02);
        assertThat(planner.plan(medium.room(), medium.classes())).isEqualTo(plan);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> runs(-1, 1, 0, A)).hasMessageContaining("-1, 1 and 0");
        assertThatThrownBy(() -> Room.of(65, 1, (region, slot) -> 1)).hasMessageContaining("65");
        assertThatThrownBy(() -> room(1, 1, -2))
                .hasMessageContaining("slot 1 must be >= 0, was -2");
    }
}
