package io.heliotrope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PueForecast;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What no signal may say. An observed intensity is checked by its own type.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ControlRecordTest {
    private static final Instant NOW = Instant.parse("2022-03-01T00:00:00Z");

    private static IntensityForecast forecast(double... gramsPerKwh) {
        return new IntensityForecast(
                new GridZone("DE"),
                Basis.AVERAGE_LIFECYCLE,
                "feed",
                NOW,
                Quality.FORECAST,
                new Curve(NOW, Slots.LENGTH, gramsPerKwh));
    }

    private static PueForecast pue(double... values) {
        return new PueForecast(
                new RegionId("de"), "weather", NOW, new Curve(NOW, Slots.LENGTH, values));
    }

    @Test
    void a_forecast_may_be_zero_or_have_gaps() {
        assertThat(forecast(0, Double.NaN, 812).gramsPerKwh().size()).isEqualTo(3);
        assertThat(pue(1, Double.NaN, 1.4).pue().size()).isEqualTo(3);
    }

    @Test
    void an_intensity_below_zero_is_refused_with_its_place_and_value() {
        assertThatThrownBy(() -> forecast(100, -0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("forecast of zone DE in g/kWh: value 1 must be >= 0.0, was -0.5");
        assertThatThrownBy(() -> TestWorld.reading("DE", -1, Quality.MEASURED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("grams per kWh must be finite and >= 0, was -1.0");
    }

    @Test
    void a_pue_below_one_is_refused_with_its_place_and_value() {
        assertThatThrownBy(() -> pue(1.2, 1.1, 0.99))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PUE of region de: value 2 must be >= 1.0, was 0.99");
    }

    @Test
    void an_infinite_value_is_refused_with_its_place() {
        assertThatThrownBy(() -> forecast(1, Double.POSITIVE_INFINITY))
                .hasMessage("value 1 of a curve must be finite, was Infinity");
        assertThatThrownBy(() -> pue(Double.NEGATIVE_INFINITY))
                .hasMessage("value 0 of a curve must be finite, was -Infinity");
        assertThatThrownBy(
                        () -> TestWorld.reading("DE", Double.POSITIVE_INFINITY, Quality.MEASURED))
                .hasMessage("grams per kWh must be finite and >= 0, was Infinity");
    }
}
