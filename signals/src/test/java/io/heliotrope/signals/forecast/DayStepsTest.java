package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DayStepsTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Instant EVENING = Instant.parse("2021-01-03T22:30:00Z");

    private final DaySteps days = DaySteps.from(EVENING, HALF_HOUR);

    @Test
    void slots_begin_at_midnight_and_weekdays_with_them() {
        assertThat(days.slot(0)).isEqualTo(45);
        assertThat(days.slot(3)).isZero();
        assertThat(days.weekday(2)).isEqualTo(days.weekday(0));
        assertThat(days.weekday(3)).isNotEqualTo(days.weekday(2));
        assertThat(days.weekday(3 + 7 * 48)).isEqualTo(days.weekday(3));
    }

    @Test
    void a_block_has_four_hours() {
        assertThat(days.block(3)).isZero();
        assertThat(days.block(3 + 7)).isZero();
        assertThat(days.block(3 + 8)).isEqualTo(1);
        assertThat(days.block(2)).isEqualTo(5);
    }

    @Test
    void begun_later_the_same_moments_lie_where_they_lay() {
        DaySteps later = days.later().later().later();

        assertThat(later.slot(0)).isEqualTo(days.slot(3));
        assertThat(later.weekday(0)).isEqualTo(days.weekday(3));
    }

    @Test
    void steps_that_do_not_divide_a_day_are_refused() {
        for (String step : new String[] {"PT7M", "PT4M", "PT2H", "PT0S", "PT-30M"}) {
            assertThatThrownBy(() -> DaySteps.from(EVENING, Duration.parse(step)))
                    .hasMessage(
                            "step must be from PT5M to PT1H and divide a day, was "
                                    + Duration.parse(step)
                                    + ": average or repeat values to such a step, like PT30M");
        }
    }

    @Test
    void a_start_between_two_steps_is_refused() {
        assertThatThrownBy(() -> DaySteps.from(EVENING.plusSeconds(60), HALF_HOUR))
                .hasMessage(
                        "start must be a whole number of steps of PT30M after midnight UTC, was"
                                + " 2021-01-03T22:31:00Z: begin at 2021-01-03T22:30:00Z");
    }
}
