package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.signals.forecast.SlotPenalties.Reach;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlotPenaltiesTest {
    private final DaySteps days = DaySteps.from(MadeUpGrid.START, Duration.ofMinutes(30));
    private final SlotPenalties penalties = new SlotPenalties(1, 2, 3, 4);

    @Test
    void each_step_ahead_has_one_penalty_by_its_hours() {
        assertThat(penalties.reaches(days, 384))
                .containsExactly(
                        new Reach(0, 6, 1),
                        new Reach(6, 24, 2),
                        new Reach(24, 72, 3),
                        new Reach(72, 384, 4));
    }

    @Test
    void a_short_horizon_ends_early() {
        assertThat(penalties.reaches(days, 5)).containsExactly(new Reach(0, 5, 1));
        assertThat(penalties.reaches(days, 24))
                .containsExactly(new Reach(0, 6, 1), new Reach(6, 24, 2));
    }

    @Test
    void a_penalty_that_is_no_number_above_zero_is_refused() {
        assertThatThrownBy(() -> new SlotPenalties(1, 0, 1, 1))
                .hasMessage(
                        "penalty to12Hours must be a number > 0, was 0.0: see SlotPenalties.EAGER");
        assertThatThrownBy(() -> new SlotPenalties(1, 1, 1, Double.NaN))
                .hasMessageContaining("beyond");
    }
}
