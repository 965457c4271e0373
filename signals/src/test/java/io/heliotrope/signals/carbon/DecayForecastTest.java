package io.heliotrope.signals.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.carbon.DecayForecast.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DecayForecastTest {
    /// A Monday.
    private static final Instant MONDAY = Instant.parse("2022-01-03T00:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final DecayForecast FORECAST = new DecayForecast(Settings.INTENSITY);

    @Test
    void a_series_that_repeats_its_weeks_is_foretold_exactly() {
        IntToDoubleFunction week = h -> h / 24 % 7 >= 5 ? 100 + h % 24 : 300 + 2 * (h % 24);

        Curve forecast = hourly(28 * 24, week, ZoneOffset.UTC);

        for (int h = 0; h < forecast.size(); h++) {
            assertThat(forecast.get(h))
                    .isCloseTo(week.applyAsDouble(28 * 24 - 1 + h), within(1e-9));
        }
        assertThat(forecast.size()).isEqualTo(96);
        assertThat(forecast.start()).isEqualTo(MONDAY.plus(HOUR.multipliedBy(28 * 24 - 1)));
    }

    @Test
    void the_present_deviation_fades_with_its_time_constant() {
        int now = 28 * 24 - 1;
        IntToDoubleFunction raised = h -> h > now - 6 ? 160 : 100;

        Curve forecast = hourly(28 * 24, raised, ZoneOffset.UTC);

        // The raised hours lie on a Sunday, whose usual value holds one raised day of eight... of
        // four.
        double usual = (100 * 7 + 160) / 8.0;
        double level = 160 - usual;
        assertThat(forecast.get(0)).isCloseTo(usual + level, within(1e-9));
        assertThat(forecast.get(7)).isCloseTo(100 + level * Math.exp(-7 / 24.0), within(1e-9));
        assertThat(forecast.get(90)).isCloseTo(100 + level * Math.exp(-90 / 24.0), within(1e-9));
    }

    @Test
    void the_weekend_is_that_of_the_place() {
        // High on Saturday and Sunday of a place nine hours ahead, which begin on Friday 15:00 UTC.
        IntToDoubleFunction week = h -> (h + 9) / 24 % 7 >= 5 ? 500 : 100;

        Curve forecast = hourly(28 * 24, week, ZoneOffset.ofHours(9));

        for (int h = 0; h < forecast.size(); h++) {
            assertThat(forecast.get(h))
                    .isCloseTo(week.applyAsDouble(28 * 24 - 1 + h), within(1e-9));
        }
    }

    @Test
    void with_a_few_days_the_usual_day_is_made_of_what_is_there() {
        IntToDoubleFunction day = h -> 200 + h % 24;

        Curve forecast = hourly(3 * 24, day, ZoneOffset.UTC);

        // Thursday, and Saturday, of which nothing is known yet.
        assertThat(forecast.get(1)).isCloseTo(200, within(1e-9));
        assertThat(forecast.get(49 + 12)).isCloseTo(212, within(1e-9));
    }

    @Test
    void with_less_than_a_day_the_last_value_stays() {
        Curve forecast = hourly(23, h -> 100 + h, ZoneOffset.UTC);

        assertThat(forecast.toArray()).containsOnly(122);
    }

    @Test
    void with_nothing_known_there_is_no_forecast() {
        Curve nothing = new Curve(MONDAY, HOUR, new double[] {Double.NaN, Double.NaN});

        assertThat(FORECAST.forecast(nothing, MONDAY.plus(HOUR), ZoneOffset.UTC)).isEmpty();
        assertThat(FORECAST.forecast(nothing, MONDAY.minusSeconds(1), ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void gaps_do_not_count_as_zero() {
        Curve forecast = hourly(28 * 24, h -> h % 5 == 0 ? Double.NaN : 100, ZoneOffset.UTC);

        assertThat(Arrays.stream(forecast.toArray()).boxed())
                .allSatisfy(v -> assertThat(v).isCloseTo(100, within(1e-9)));
    }

    @Test
    void it_never_falls_below_the_floor() {
        int now = 28 * 24 - 1;

        Curve forecast =
                hourly(28 * 24, h -> h > now - 6 ? 0 : h % 24 == 12 ? 0 : 400, ZoneOffset.UTC);

        assertThat(forecast.get(13)).isEqualTo(1);
        assertThat(Arrays.stream(forecast.toArray()).boxed()).allMatch(v -> v >= 1);
    }

    @Test
    void a_series_that_ended_long_ago_falls_back_to_its_usual_day() {
        Curve series = curve(28 * 24, h -> 100 + h % 24);

        Curve forecast =
                FORECAST.forecast(series, series.end().plus(Duration.ofDays(1)), ZoneOffset.UTC)
                        .orElseThrow();

        assertThat(forecast.start()).isEqualTo(series.end().plus(Duration.ofDays(1)));
        assertThat(forecast.get(5)).isCloseTo(105, within(1e-9));
    }

    @Test
    void half_hours_are_foretold_in_half_hours() {
        double[] values = new double[28 * 48];
        Arrays.setAll(values, i -> i % 48);
        Curve series = new Curve(MONDAY, Duration.ofMinutes(30), values);

        Curve forecast =
                FORECAST.forecast(series, series.end().minusSeconds(1), ZoneOffset.UTC)
                        .orElseThrow();

        assertThat(forecast.size()).isEqualTo(192);
        assertThat(forecast.get(2)).isCloseTo(1, within(1e-9));
        assertThat(forecast.get(31)).isCloseTo(30, within(1e-9));
    }

    @Test
    void a_step_that_does_not_divide_a_day_is_refused() {
        Curve odd = new Curve(MONDAY, Duration.ofMinutes(50), new double[] {1, 2});

        assertThatThrownBy(() -> FORECAST.forecast(odd, MONDAY, ZoneOffset.UTC))
                .hasMessage("the step must divide a day, was PT50M");
    }

    private static Curve hourly(int hours, IntToDoubleFunction value, ZoneOffset offset) {
        Curve series = curve(hours, value);
        return FORECAST.forecast(series, series.end().minusSeconds(1), offset).orElseThrow();
    }

    private static Curve curve(int hours, IntToDoubleFunction value) {
        double[] values = new double[hours];
        Arrays.setAll(values, value);
        return new Curve(MONDAY, HOUR, values);
    }
}
