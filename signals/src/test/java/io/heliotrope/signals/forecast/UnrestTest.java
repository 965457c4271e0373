package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnrestTest {
    private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");
    private static final int HOURS = 28 * LogHistory.DAY;

    private static double unrest(double[] values) {
        Curve curve = new Curve(START, LogHistory.HOUR, values);
        return Unrest.of(LogHistory.of(curve, START, curve.end()), values.length);
    }

    @Test
    void days_that_are_alike_have_the_least() {
        double[] alike = new double[HOURS];
        Arrays.setAll(alike, h -> 100 + 50 * (h % LogHistory.DAY));

        assertThat(unrest(alike)).isCloseTo(Math.sqrt(1e-3), within(1e-12));
    }

    @Test
    void every_other_day_twice_as_high_is_the_root_of_the_logarithm_of_two() {
        double[] restless = new double[HOURS];
        Arrays.setAll(restless, h -> h / LogHistory.DAY % 2 == 0 ? 100 : 200);

        assertThat(unrest(restless)).isCloseTo(Math.sqrt(Math.log(2)), within(1e-12));
    }

    @Test
    void what_was_more_than_a_fortnight_ago_does_not_count() {
        double[] calm = new double[HOURS];
        Arrays.setAll(calm, h -> h < HOURS / 3 ? 100 + h : 100);

        assertThat(unrest(calm)).isCloseTo(Math.sqrt(1e-3), within(1e-12));
    }
}
