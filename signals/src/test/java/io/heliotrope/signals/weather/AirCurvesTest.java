package io.heliotrope.signals.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AirCurvesTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final double GAP = Double.NaN;

    @Test
    void a_slot_is_known_where_all_three_are() {
        AirCurves series =
                new AirCurves(
                        hours(20, GAP, 20, 20),
                        hours(0.5, 0.5, GAP, 0.5),
                        hours(1e5, 1e5, 1e5, GAP));

        assertThat(series.size()).isEqualTo(4);
        assertThat(series.isKnown(0)).isTrue();
        assertThat(series.get(0)).isEqualTo(new Weather(20, 0.5, 1e5));
        for (int slot = 1; slot < 4; slot++) {
            assertThat(series.isKnown(slot)).isFalse();
        }
    }

    @Test
    void curves_with_other_steps_are_refused() {
        Curve halves = new Curve(NOON, Duration.ofMinutes(30), new double[] {0.5});
        Curve later = new Curve(NOON.plusSeconds(60), Duration.ofHours(1), new double[] {0.5});

        assertThatThrownBy(() -> AirCurves.atPressure(hours(10), halves, 1e5))
                .hasMessageContaining("humidity (1 x PT30M from")
                .hasMessageContaining("must have the steps of temperature (1 x PT1H from");
        assertThatThrownBy(() -> AirCurves.atPressure(hours(10), later, 1e5))
                .hasMessageContaining("must have the steps of temperature");
        assertThatThrownBy(() -> AirCurves.atPressure(hours(10), hours(0.5, 0.5), 1e5))
                .hasMessageContaining("humidity (2 x PT1H");
        assertThatThrownBy(() -> new AirCurves(hours(10), hours(0.5), hours(1e5, 1e5)))
                .hasMessageContaining("pressure (2 x PT1H");
    }

    @Test
    void values_out_of_range_are_named_with_their_slot() {
        assertThatThrownBy(() -> AirCurves.atPressure(hours(10, 99), hours(0.5, 0.5), 1e5))
                .hasMessage("temperature must be -60.0..60.0 C, was 99.0 in slot 1");
        assertThatThrownBy(() -> AirCurves.atPressure(hours(10, 9), hours(GAP, 50), 1e5))
                .hasMessage(
                        "relative humidity as a part of 1 must be 0.001..1.0, was 50.0 in slot 1");
        assertThatThrownBy(() -> AirCurves.atPressure(hours(10), hours(0.5), 1013))
                .hasMessage("pressure must be 30000.0..120000.0 Pa, was 1013.0 in slot 0");
    }

    @Test
    void air_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Weather(GAP, 0.5, 1e5)).hasMessageContaining("was NaN");
        assertThatThrownBy(() -> new Weather(-61, 0.5, 1e5)).hasMessageContaining("was -61.0");
        assertThatThrownBy(() -> new Weather(20, 50, 1e5)).hasMessageContaining("was 50.0");
        assertThatThrownBy(() -> new Weather(20, 0, 1e5)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> new Weather(20, 0.5, 1013)).hasMessageContaining("was 1013.0");
    }

    private static Curve hours(double... values) {
        return new Curve(NOON, Duration.ofHours(1), values);
    }
}
