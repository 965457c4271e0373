package io.heliotrope.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProvisionTest {
    private static double[] all(int slots, double cost) {
        double[] costs = new double[slots];
        Arrays.fill(costs, cost);
        return costs;
    }

    @Test
    void a_short_pause_is_idled_through_and_a_long_one_is_not() {
        int[] need = {2, 0, 2, 0, 0, 0, 1};

        int[] on = Provision.course(need, all(7, 1), all(7, 2), 0);

        assertThat(on).containsExactly(2, 2, 2, 0, 0, 0, 1);
    }

    @Test
    void what_is_on_already_waits_only_for_work_that_is_near() {
        assertThat(Provision.course(new int[] {0, 1}, all(2, 1), all(2, 2), 3))
                .containsExactly(1, 1);
        assertThat(Provision.course(new int[] {0, 0, 0, 1}, all(4, 1), all(4, 2), 3))
                .containsExactly(0, 0, 0, 1);
    }

    @Test
    void a_start_before_power_becomes_dirty_is_worth_idling() {
        double[] start = {1, 1, 9};

        assertThat(Provision.course(new int[] {0, 0, 1}, new double[] {5, 1, 1}, start, 0))
                .containsExactly(0, 1, 1);
    }

    @Test
    void costs_as_little_as_the_best_of_all_courses() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int slots = 1 + random.nextInt(5);
            int[] need = random.ints(slots, 0, 4).toArray();
            double[] idle = random.doubles(slots, 0, 3).toArray();
            double[] start = random.doubles(slots, 0, 5).toArray();
            int before = random.nextInt(4);

            int[] on = Provision.course(need, idle, start, before);

            for (int slot = 0; slot < slots; slot++) {
                assertThat(on[slot]).isGreaterThanOrEqualTo(need[slot]);
            }
            assertThat(Provision.cost(on, need, idle, start, before))
                    .as("round %d", round)
                    .isCloseTo(least(need, idle, start, before, new int[slots], 0), within(1e-9));
        }
    }

    /// Of all courses of at most four accelerators.
    private static double least(
            int[] need, double[] idle, double[] start, int before, int[] on, int slot) {
        if (slot == need.length) {
            return Provision.cost(on, need, idle, start, before);
        }
        double least = Double.POSITIVE_INFINITY;
        for (int count = need[slot]; count <= 4; count++) {
            on[slot] = count;
            least = Math.min(least, least(need, idle, start, before, on, slot + 1));
        }
        return least;
    }

    @Test
    void refuses_costs_that_are_none() {
        assertThatThrownBy(() ->
                        Provision.course(new int[] {1}, new double[] {Double.NaN}, all(1, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slot 0 needs 1 at NaN idle and 1.0 to start, expected all >= 0");
        assertThatThrownBy(() -> Provision.course(new int[] {1}, all(2, 1), all(1, 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 slots have 2 idle and 1 start costs");
    }
}
