package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LagBlocksTest {
    private static final int LAST = 200;

    private final DaySteps days = DaySteps.from(MadeUpGrid.START, Duration.ofHours(1));
    private final LagBlocks lags = new LagBlocks(days);
    private final DayProfile usual = profile(100);
    private final DayProfile longer = profile(90);
    private final Ring kept = new Ring(LAST + 1);

    private static DayProfile profile(double level) {
        DayProfile profile = new DayProfile(24, 10);
        for (int slot = 0; slot < 24; slot++) {
            profile.add(slot, level + slot);
        }
        return profile;
    }

    /// Departures from the usual day of 0, 1, 2 ... g, of the last step and those before it.
    private double[] inputs() {
        for (int lag = 0; lag <= LAST; lag++) {
            int step = LAST - lag;
            kept.put(step, usual.at(days.slot(step)) + lag);
        }
        return lags.of(LAST, kept, usual, longer);
    }

    @Test
    void departures_are_seen_one_by_one_and_then_as_means_of_longer_parts() {
        double[] inputs = inputs();

        assertThat(inputs).hasSize(29);
        double[] means = {0, 1, 2, 3, 4.5, 7, 10, 13, 16, 19, 22, 26.5, 32.5, 38.5, 44.5};
        for (int i = 0; i < means.length; i++) {
            assertThat(inputs[i]).isCloseTo(means[i], within(1e-9));
        }
        assertThat(inputs[19]).isCloseTo((144 + 167) / 2.0, within(1e-9));
    }

    @Test
    void the_last_day_is_the_mean_of_24_hours() {
        double[] inputs = inputs();

        assertThat(LagBlocks.last(inputs)).isZero();
        assertThat(lags.lastDay(inputs)).isCloseTo(11.5, within(1e-9));
    }

    @Test
    void how_the_usual_day_moved_a_constant_and_the_weekday_come_last() {
        double[] inputs = inputs();

        assertThat(inputs[20]).isCloseTo(10, within(1e-9));
        assertThat(inputs[21]).isEqualTo(1);
        for (int weekday = 0; weekday < 7; weekday++) {
            assertThat(inputs[22 + weekday]).isEqualTo(weekday == days.weekday(LAST) ? 1 : 0);
        }
    }

    @Test
    void of_the_time_before_the_first_step_nothing_is_seen() {
        kept.put(0, usual.at(0) + 8);

        double[] inputs = lags.of(0, kept, usual, longer);

        assertThat(inputs[0]).isCloseTo(8, within(1e-9));
        assertThat(inputs[1]).isZero();
        assertThat(inputs[10]).isZero();
    }
}
