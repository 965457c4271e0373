package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SlotForecasterTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int DAY = 24;
    private static final int HORIZON = 3 * DAY;

    private final double[] grid = MadeUpGrid.zone(100, 300, 5).toArray();

    private static SlotForecaster fresh() {
        return new SlotForecaster(MadeUpGrid.START, HOUR, HORIZON, List.of(SlotHabits.MIDDLE));
    }

    private static SlotForecaster fed(double... values) {
        SlotForecaster forecaster = fresh();
        Arrays.stream(values).forEach(forecaster::add);
        return forecaster;
    }

    private static List<double[]> forecasts(double[] values) {
        SlotForecaster forecaster = fresh();
        List<double[]> made = new ArrayList<>();
        for (double value : values) {
            forecaster.add(value);
            made.add(forecaster.forecast(HORIZON));
        }
        return made;
    }

    private double[] before(int hour) {
        return Arrays.copyOf(grid, hour);
    }

    /// A day from 200 to 400 g, always the same.
    private static double[] days(int days) {
        return IntStream.range(0, days * DAY)
                .mapToDouble(h -> 300 + 100 * Math.sin(h * Math.PI / 12))
                .toArray();
    }

    private static double error(double[] expected, double[] came, int from) {
        return IntStream.range(0, expected.length)
                .mapToDouble(h -> Math.abs(expected[h] - came[from + h]))
                .average()
                .orElseThrow();
    }

    @Test
    void what_comes_later_changes_no_earlier_forecast() {
        int changed = 80 * DAY + 7;
        double[] other = grid.clone();
        Arrays.fill(other, changed, other.length, 5_000);

        List<double[]> made = forecasts(grid);
        List<double[]> madeOfOther = forecasts(other);

        assertThat(madeOfOther.subList(0, changed))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(made.subList(0, changed));
        assertThat(madeOfOther.get(changed)).isNotEqualTo(made.get(changed));
    }

    @Test
    void the_same_values_give_the_same_forecast_however_often_it_was_asked() {
        List<double[]> asked = forecasts(grid);

        assertThat(fed(grid).forecast(HORIZON)).isEqualTo(asked.getLast());
    }

    @Test
    void a_shorter_forecast_is_the_beginning_of_a_longer_one() {
        SlotForecaster forecaster = fed(grid);

        assertThat(Arrays.copyOf(forecaster.forecast(5 * DAY), 7))
                .isEqualTo(forecaster.forecast(7));
    }

    @Test
    void a_day_that_is_always_the_same_is_foretold_beyond_the_horizon_too() {
        double[] came = days(80);

        for (int hour : new int[] {2 * DAY, 15 * DAY + 5, 70 * DAY + 13}) {
            double[] expected = fed(Arrays.copyOf(came, hour)).forecast(5 * DAY);
            assertThat(error(expected, came, hour)).isLessThan(1e-6);
        }
    }

    @Test
    void a_level_that_moves_is_followed_at_once_and_doubted_for_later() {
        int moved = 70 * DAY;
        double[] higher = grid.clone();
        for (int h = moved; h < higher.length; h++) {
            higher[h] *= 1.5;
        }

        double[] early = ratios(higher, moved + 3);
        double[] late = ratios(higher, 98 * DAY);

        assertThat(early[0]).isBetween(1.3, 1.6);
        assertThat(early[HORIZON - 1]).isBetween(1.0, early[0] - 0.1);
        assertThat(late[0]).isCloseTo(1.5, within(0.05));
        assertThat(late[HORIZON - 1]).isCloseTo(1.5, within(0.2));
    }

    /// What is expected after `hour` of others than the grid's values, as a share of what is of it.
    private double[] ratios(double[] other, int hour) {
        double[] expected = fed(Arrays.copyOf(other, hour)).forecast(HORIZON);
        double[] usual = fed(before(hour)).forecast(HORIZON);
        return IntStream.range(0, HORIZON).mapToDouble(h -> expected[h] / usual[h]).toArray();
    }

    @Test
    void before_a_day_has_passed_it_stays_within_what_was_fed() {
        SlotForecaster forecaster = fresh();
        double lowest = Double.MAX_VALUE;
        double highest = 0;
        for (int h = 0; h < DAY; h++) {
            forecaster.add(grid[h]);
            lowest = Math.min(lowest, grid[h]);
            highest = Math.max(highest, grid[h]);
            for (double expected : forecaster.forecast(HORIZON)) {
                assertThat(expected).isBetween(0.99 * lowest, 1.01 * highest);
            }
        }
    }

    /// Friday night of the third week; the usual day is near 300 g.
    @Test
    void a_weekend_is_expected_before_regressions_know_of_it() {
        SlotForecaster forecaster = fresh();
        for (int h = 0; h < 19 * DAY; h++) {
            forecaster.add(h / DAY % 7 >= 5 ? 200 : 300);
        }

        assertThat(forecaster.forecast(DAY)[12]).isBetween(230.0, 280.0);
    }

    /// Each day's departure is the other way round than that of the day before.
    @Test
    void what_the_plain_forecast_misses_is_learnt() {
        Random random = new Random(9);
        double[] came = new double[120 * DAY];
        double off = 0;
        for (int h = 0; h < came.length; h++) {
            off = h % DAY == 0 ? -0.9 * off + 20 * random.nextGaussian() : off;
            came[h] = 300 + off + random.nextGaussian();
        }
        double plain = 0;
        double learnt = 0;
        SlotForecaster late = fed(Arrays.copyOf(came, 90 * DAY));
        for (int day = 90; day < 115; day++) {
            SlotForecaster early = fed(Arrays.copyOfRange(came, (day - 19) * DAY, day * DAY));
            plain += error(early.forecast(DAY), came, day * DAY);
            learnt += error(late.forecast(DAY), came, day * DAY);
            for (int h = day * DAY; h < (day + 1) * DAY; h++) {
                late.add(came[h]);
            }
        }

        assertThat(learnt).isLessThan(0.7 * plain);
    }

    @Test
    void a_gap_is_bridged_by_the_forecast_of_one_step() {
        int hour = 65 * DAY;
        SlotForecaster gap = fed(before(hour));
        SlotForecaster bridged = fed(before(hour));
        for (int h = 0; h < 8; h++) {
            gap.add(Double.NaN);
            bridged.add(bridged.forecast(1)[0]);
        }

        assertThat(gap.forecast(HORIZON)).isEqualTo(bridged.forecast(HORIZON));
        assertThat(gap.next()).isEqualTo(MadeUpGrid.START.plus(HOUR.multipliedBy(hour + 8)));
    }

    @Test
    void a_gap_of_weeks_stays_within_what_was_fed() {
        SlotForecaster forecaster = fed(before(75 * DAY));
        double highest = Arrays.stream(grid).max().orElseThrow();
        double lowest = Arrays.stream(grid).min().orElseThrow();

        for (int h = 0; h < 30 * DAY; h++) {
            forecaster.add(Double.NaN);
        }

        for (double expected : forecaster.forecast(HORIZON)) {
            assertThat(expected).isBetween(lowest, highest);
        }
    }

    @Test
    void a_gap_at_the_beginning_is_passed_over() {
        SlotForecaster late =
                new SlotForecaster(
                        MadeUpGrid.START.plus(HOUR.multipliedBy(30)),
                        HOUR,
                        HORIZON,
                        List.of(SlotHabits.MIDDLE));
        SlotForecaster gap = fresh();

        for (int h = 0; h < 40 * DAY; h++) {
            gap.add(h < 30 ? Double.NaN : grid[h]);
            if (h >= 30) {
                late.add(grid[h]);
            }
        }

        assertThat(gap.forecast(HORIZON)).isEqualTo(late.forecast(HORIZON));
        assertThat(gap.next()).isEqualTo(late.next());
    }

    @Test
    void values_that_leap_between_nothing_and_much_leave_it_finite() {
        Random random = new Random(1);
        SlotForecaster forecaster = fresh();

        for (int h = 0; h < 60 * DAY; h++) {
            forecaster.add(random.nextInt(10) == 0 ? 900 * random.nextDouble() : 0);
            for (double expected : forecaster.forecast(HORIZON)) {
                assertThat(expected).isBetween(0.0, 1_800.0);
            }
        }
    }

    @Test
    void steps_of_five_minutes_and_of_forty_are_followed_too() {
        for (Duration step : List.of(Duration.ofMinutes(5), Duration.ofMinutes(40))) {
            int perDay = (int) Duration.ofDays(1).dividedBy(step);
            SlotForecaster forecaster =
                    new SlotForecaster(MadeUpGrid.START, step, perDay, SlotHabits.MOVED);
            for (int i = 0; i < 25 * perDay; i++) {
                forecaster.add(300 + 100 * Math.sin(2 * Math.PI * i / perDay));
            }
            assertThat(forecaster.forecast(perDay)[perDay / 4]).isCloseTo(400, within(1.0));
        }
    }

    @Test
    void what_does_not_fit_is_refused() {
        Instant start = MadeUpGrid.START;

        assertThatThrownBy(() -> new SlotForecaster(start, HOUR, 0, SlotHabits.MOVED))
                .hasMessage("horizon must be from 1 to 336 steps, was 0: ask for at least one");
        assertThatThrownBy(() -> new SlotForecaster(start, HOUR, 337, SlotHabits.MOVED))
                .hasMessage(
                        "horizon must be from 1 to 336 steps, was 337: ask for fewer, or feed"
                                + " longer steps");
        assertThatThrownBy(() -> fed(1).forecast(745))
                .hasMessageStartingWith("steps must be from 1 to 744 steps, was 745");
        assertThatThrownBy(() -> fed(1, -2))
                .hasMessage(
                        "the value of 2021-01-01T01:00:00Z must be finite and >= 0 g/kWh, was"
                                + " -2.0: give NaN for what is not known");
        assertThatThrownBy(() -> fed(Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
    }

    @Test
    void without_a_known_value_there_is_no_forecast() {
        SlotForecaster forecaster = fed(Double.NaN);

        assertThat(forecaster.isEmpty()).isTrue();
        assertThatThrownBy(() -> forecaster.forecast(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "no value before 2021-01-01T01:00:00Z is known to forecast from: add one"
                                + " first");
    }
}
