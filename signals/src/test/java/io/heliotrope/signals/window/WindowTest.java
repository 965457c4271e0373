package io.heliotrope.signals.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WindowTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Curve HOURS = new Curve(NOON, Duration.ofHours(1), new double[] {1, 2, 6});

    @Test
    void the_mean_weighs_each_slot_by_its_time_inside() {
        assertThat(minutes(0, 180).meanOf(HOURS)).hasValue(3);
        assertThat(minutes(60, 120).meanOf(HOURS)).hasValue(2);
        assertThat(minutes(75, 105).meanOf(HOURS)).hasValue(2);
        assertThat(minutes(20, 150).meanOf(HOURS).orElseThrow())
                .isCloseTo((40 * 1 + 60 * 2 + 30 * 6) / 130.0, within(1e-12));
    }

    @Test
    void the_mean_of_a_part_that_nobody_knows_is_not_known() {
        Curve gap = new Curve(NOON, Duration.ofHours(1), new double[] {1, Double.NaN, 6});

        assertThat(minutes(0, 61).meanOf(gap)).isEmpty();
        assertThat(minutes(0, 60).meanOf(gap)).hasValue(1);
        assertThat(minutes(120, 180).meanOf(gap)).hasValue(6);
        assertThat(minutes(-1, 60).meanOf(HOURS)).isEmpty();
        assertThat(minutes(120, 181).meanOf(HOURS)).isEmpty();
    }

    @Test
    void its_length_is_from_start_to_end() {
        assertThat(minutes(20, 150).length()).isEqualTo(Duration.ofMinutes(130));
    }

    private static Window minutes(int from, int to) {
        return new Window(NOON.plusSeconds(from * 60L), NOON.plusSeconds(to * 60L));
    }
}
