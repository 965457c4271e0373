package io.heliotrope.signals.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LogHistoryTest {
    private static final Instant START = Instant.parse("2021-03-01T00:00:00Z");
    private static final double UNKNOWN = Double.NaN;

    private static LogHistory hourly(double... values) {
        return of(Duration.ofHours(1), values);
    }

    private static LogHistory of(Duration step, double... values) {
        Curve curve = new Curve(START, step, values);
        return LogHistory.of(curve, START, curve.end());
    }

    @Test
    void quarters_of_an_hour_are_averaged_before_the_logarithm() {
        LogHistory history = of(Duration.ofMinutes(15), 100, 200, 300, 400, 10, 10, 10, 10);

        assertThat(history.hours()).isEqualTo(2);
        assertThat(history.get(0)).isCloseTo(Math.log(250), within(1e-12));
        assertThat(history.get(1)).isCloseTo(Math.log(10), within(1e-12));
    }

    @Test
    void an_hour_of_which_less_than_half_is_known_is_a_gap() {
        LogHistory history =
                of(
                        Duration.ofMinutes(15),
                        new double[] {100, UNKNOWN, 300, UNKNOWN, 50, UNKNOWN, UNKNOWN, UNKNOWN});

        assertThat(history.get(0)).isCloseTo(Math.log(200), within(1e-12));
        assertThat(history.isWhole(0, 1)).isTrue();
        assertThat(history.isWhole(0, 2)).isFalse();
    }

    @Test
    void a_short_gap_is_bridged_and_a_long_one_stays() {
        double[] values = new double[20];
        Arrays.fill(values, 100);
        values[2] = UNKNOWN;
        values[3] = 400;
        Arrays.fill(values, 6, 13, UNKNOWN);

        LogHistory history = hourly(values);

        assertThat(history.get(2)).isCloseTo(Math.log(250), within(1e-12));
        assertThat(history.isWhole(0, 6)).isTrue();
        assertThat(history.isWhole(5, 7)).isFalse();
        assertThat(history.isWhole(13, 20)).isTrue();
    }

    @Test
    void what_is_unknown_at_either_end_is_not_made_up() {
        LogHistory history = hourly(UNKNOWN, 100, 100, UNKNOWN);

        assertThat(history.isWhole(0, 2)).isFalse();
        assertThat(history.isWhole(2, 4)).isFalse();
    }

    @Test
    void nothing_from_the_end_on_is_seen() {
        Curve curve = new Curve(START, Duration.ofHours(1), new double[] {1, 2, 3, 4});

        LogHistory history = LogHistory.of(curve, START, START.plus(Duration.ofHours(2)));

        assertThat(history.hours()).isEqualTo(2);
        assertThat(history.at(2)).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void zero_counts_as_one_gram() {
        assertThat(hourly(0, 0).get(1)).isZero();
    }

    @Test
    void the_mean_day_begins_at_the_origins_hour() {
        double[] values = new double[72];
        for (int h = 0; h < values.length; h++) {
            values[h] = Math.exp(h % 24);
        }

        double[] profile = hourly(values).profile(54, 2);

        assertThat(profile[0]).isCloseTo(6, within(1e-9));
        assertThat(profile[18]).isCloseTo(0, within(1e-9));
        assertThat(profile[23]).isCloseTo(5, within(1e-9));
    }
}
