package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemperatureOutlookTest {
    private static final Instant ORIGIN = Instant.parse("2021-03-15T00:00:00Z");

    private static double[] constant(double celsius) {
        double[] points = new double[TemperatureOutlook.POINTS];
        Arrays.fill(points, celsius);
        return points;
    }

    /// `days` days of 10 degrees, 14 in the afternoon, then a forecast of 15.
    private static TemperatureOutlook after(int days) {
        Map<Instant, double[]> issues = new TreeMap<>();
        for (int day = 1; day <= days; day++) {
            double[] points = constant(10);
            points[5] = 14;
            issues.put(ORIGIN.minus(Duration.ofDays(day)), points);
        }
        issues.put(ORIGIN, constant(15));
        return new TemperatureOutlook(Map.of("north", issues));
    }

    @Test
    void it_tells_how_much_warmer_than_of_late_at_the_same_time_of_day() {
        double[] warmer = after(20).at("north", ORIGIN).orElseThrow();

        assertThat(warmer).hasSize(33);
        assertThat(warmer[0]).isCloseTo(5, within(1e-9));
        assertThat(warmer[5]).isCloseTo(1, within(1e-9));
        assertThat(warmer[13]).isCloseTo(1, within(1e-9));
    }

    @Test
    void without_a_week_of_past_or_a_forecast_it_says_nothing() {
        assertThat(after(7).at("north", ORIGIN)).isPresent();
        assertThat(after(6).at("north", ORIGIN)).isEmpty();
        assertThat(after(20).at("north", ORIGIN.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(after(20).at("south", ORIGIN)).isEmpty();
        assertThat(after(20).covers("south")).isFalse();
    }

    @Test
    void a_forecast_of_another_length_is_named() {
        assertThatThrownBy(() ->
                        new TemperatureOutlook(
                                Map.of("north", Map.of(ORIGIN, new double[] {1, 2}))))
                .hasMessageContaining("north at 2021-03-15T00:00:00Z must have 33 points, had 2");
    }
}
