package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SpikeFilterTest {
    private static final int SLOTS = 24;
    private static final double LEAST = 1;

    private final SpikeFilter filter = new SpikeFilter(SLOTS);
    private int steps;

    private void add(double value) {
        filter.add(steps++ % SLOTS, value, LEAST);
    }

    /// Changes of 2 g on the mean.
    private void someDays() {
        Random random = new Random(4);
        while (steps < 20 * SLOTS) {
            add(300 + 2 * random.nextGaussian());
        }
    }

    @Test
    void a_leap_of_one_value_is_cut_for_good() {
        someDays();

        add(600);
        assertThat(filter.last()).isBetween(300.0, 320.0);
        add(300);

        assertThat(filter.lastButOne()).isBetween(300.0, 320.0);
        assertThat(filter.last()).isCloseTo(300, within(8.0));
    }

    @Test
    void a_leap_that_the_next_value_confirms_is_believed_after_all() {
        someDays();

        add(600);
        add(601);

        assertThat(filter.lastButOne()).isEqualTo(600);
        assertThat(filter.last()).isEqualTo(601);
    }

    @Test
    void a_change_that_comes_every_day_at_that_hour_is_none() {
        Random random = new Random(4);
        while (steps < 20 * SLOTS + 7) {
            add((steps % SLOTS >= 6 ? 330 : 300) + 2 * random.nextGaussian());
        }

        assertThat(filter.last()).isBetween(322.0, 338.0);
    }

    @Test
    void what_never_moved_can_begin_to() {
        while (steps < 20 * SLOTS) {
            add(300);
        }

        add(300 + LEAST);

        assertThat(filter.last()).isEqualTo(300 + LEAST);
    }
}
