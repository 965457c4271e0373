package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlotHabitsTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAY = 24;

    private final double[] grid = MadeUpGrid.zone(80, 300, 5).toArray();

    private double[] forecast(List<SlotHabits> habits) {
        SlotForecaster forecaster = new SlotForecaster(MadeUpGrid.START, HOUR, DAY, habits);
        Arrays.stream(grid).forEach(forecaster::add);
        return forecaster.forecast(DAY);
    }

    @Test
    void a_forecast_by_several_habits_is_the_mean_of_those_by_each() {
        double[] mean = new double[DAY];
        for (SlotHabits habits : SlotHabits.MOVED) {
            double[] one = forecast(List.of(habits));
            for (int h = 0; h < DAY; h++) {
                mean[h] += one[h] / SlotHabits.MOVED.size();
            }
        }

        assertThat(forecast(SlotHabits.MOVED)).containsExactly(mean, within(1e-9));
    }

    @Test
    void each_habit_that_is_moved_moves_the_forecast() {
        assertThat(SlotHabits.MOVED.stream().map(habits -> forecast(List.of(habits))).toList())
                .usingElementComparator(Arrays::compare)
                .doesNotHaveDuplicates()
                .doesNotContain(forecast(List.of(SlotHabits.MIDDLE)));
    }

    @Test
    void what_no_habit_can_be_is_refused() {
        SlotPenalties eager = SlotPenalties.EAGER;

        assertThatThrownBy(() -> new SlotHabits(0, 3, 0.97, eager))
                .hasMessage("habit usualDays must be a number > 0, was 0.0: see SlotHabits.MIDDLE");
        assertThatThrownBy(() -> new SlotHabits(10, Double.NaN, 0.97, eager))
                .hasMessageStartingWith("habit usualWeeks must be a number > 0, was NaN");
        assertThatThrownBy(() -> new SlotHabits(10, 3, 1.1, eager))
                .hasMessageStartingWith("habit offKept must be from 0 to 1, was 1.1");
        assertThatThrownBy(() -> forecast(List.of()))
                .hasMessage("a forecast needs habits, was given none: see SlotHabits.MIDDLE");
    }
}
