package io.heliotrope.power;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StandbyTest {
    private static final double[] ALIKE = {1, 1, 1};
    private static final long[] OTHERS = {0b110, 0b101, 0b011};

    private static Standby standby(int all, long... peers) {
        return new Standby(new int[] {4, 4, 4}, new int[] {all, all, all}, peers);
    }

    @Test
    void one_is_on_everywhere_even_where_nothing_is_expected() {
        assertThat(standby(5, OTHERS).on(new int[3], ALIKE)).containsExactly(1, 1, 1);
    }

    @Test
    void a_region_without_accelerators_has_none_on() {
        Standby none = new Standby(new int[] {0, 4, 4}, new int[] {0, 5, 5}, OTHERS);

        assertThat(none.on(new int[3], ALIKE)).containsExactly(0, 1, 1);
    }

    @Test
    void any_region_can_be_lost_and_the_others_have_room_for_its_requests() {
        int[] requests = {9, 3, 2};

        int[] on = standby(9, OTHERS).on(requests, new double[] {1, 5, 2});

        assertThat(on[0]).isEqualTo(3);
        assertThat(on[1] * 4 - 3 + on[2] * 4 - 2).isGreaterThanOrEqualTo(9);
        assertThat(on).as("the cheaper one takes it").containsExactly(3, 1, 3);
    }

    @Test
    void requests_stay_under_their_law_where_it_has_another_region() {
        int[] on = standby(9, 0b010, 0b001, 0b011).on(new int[] {8, 0, 0}, new double[] {1, 9, 1});

        assertThat(on).containsExactly(2, 2, 1);
    }

    @Test
    void there_are_never_more_on_than_there_are() {
        assertThat(standby(1, OTHERS).on(new int[] {99, 99, 99}, ALIKE)).containsExactly(1, 1, 1);
    }
}
