package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UsualWeekTest {
    private static final int DAY = 24;
    private static final int WEEK = 7 * DAY;

    private final UsualWeek week =
            new UsualWeek(DaySteps.from(MadeUpGrid.START, Duration.ofHours(1)), SlotHabits.MIDDLE);

    private static double usual(int step) {
        return 100 + step % WEEK;
    }

    private void add(int from, int to) {
        for (int step = from; step < to; step++) {
            week.add(step, usual(step));
        }
    }

    @Test
    void the_week_comes_again() {
        add(0, 2 * WEEK + 30);

        double[] expected = week.after(2 * WEEK + 29, WEEK);

        for (int h = 0; h < WEEK; h++) {
            assertThat(expected[h]).isCloseTo(usual(30 + h), within(1e-9));
        }
    }

    @Test
    void how_far_the_last_value_was_off_fades() {
        add(0, 2 * WEEK);
        week.add(2 * WEEK, usual(0) + 50);

        double[] expected = week.after(2 * WEEK, 48);

        assertThat(expected[0] - usual(1)).isCloseTo(50 * 0.97, within(1e-9));
        assertThat(expected[47] - usual(48)).isCloseTo(50 * Math.pow(0.97, 48), within(1e-9));
    }

    @Test
    void older_weeks_count_less() {
        week.add(0, 100);
        week.add(WEEK, 200);

        double kept = Math.exp(-1.0 / 3);
        assertThat(week.after(2 * WEEK - 1, 1)[0])
                .isCloseTo((100 * kept + 200) / (kept + 1) + off(), within(1e-9));
    }

    /// A hundred more than the week before, and then an hour.
    private static double off() {
        return 100 * 0.97;
    }

    @Test
    void it_is_known_when_a_week_has_passed() {
        assertThat(week.isKnownBy(WEEK - 1)).isFalse();
        assertThat(week.isKnownBy(WEEK)).isTrue();
    }
}
