package io.heliotrope.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Band;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.state.TestWorld;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static SiteForecast pue(double... values) {
        return new SiteForecast(
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

    @Test
    void a_free_cooling_share_is_a_share() {
        Curve pue = new Curve(NOW, Slots.LENGTH, new double[] {1.1});
        Curve share = new Curve(NOW, Slots.LENGTH, new double[] {1.01});

        assertThatThrownBy(() ->
                        new SiteForecast(new RegionId("de"), "weather", NOW, pue, share, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("free-cooling share of region de: value 0 must be <= 1.0, was 1.01");
    }

    @Test
    void the_parts_of_a_forecast_are_in_order_and_name_who_tells() {
        Part feed = Part.of(NOW, "feed", Quality.MEASURED);
        Part model = Part.of(NOW.plusSeconds(60), "model", Quality.MODELLED);

        IntensityForecast both = forecast(List.of(feed, model), null);

        assertThat(both.source()).isEqualTo("feed+model");
        assertThat(both.quality()).isEqualTo(Quality.MODELLED);
        assertThat(both.partAt(NOW.minusSeconds(1))).isEqualTo(feed);
        assertThat(both.partAt(NOW.plusSeconds(59)).step()).isEqualTo(Step.FORECAST);
        assertThat(both.partAt(NOW.plusSeconds(60)).step()).isEqualTo(Step.OWN_FORECAST);
        assertThatThrownBy(() -> forecast(List.of(model, feed), null))
                .hasMessageStartingWith("part 1 of the forecast of zone DE begins at " + NOW);
        assertThatThrownBy(() -> forecast(List.of(), null))
                .hasMessage("the forecast of zone DE has no part");
    }

    @Test
    void a_band_has_the_steps_of_its_forecast_and_is_not_upside_down() {
        Curve low = new Curve(NOW, Slots.LENGTH, new double[] {1, Double.NaN});
        Curve high = new Curve(NOW, Slots.LENGTH, new double[] {3, Double.NaN});
        List<Part> told = List.of(Part.of(NOW, "feed", Quality.FORECAST));

        assertThat(forecast(told, new Band(low, high)).interval()).isPresent();
        assertThatThrownBy(() -> new Band(high, low)).hasMessageContaining("from 3.0 down to 1.0");
        Curve other = new Curve(NOW, Slots.LENGTH, new double[] {1});
        assertThatThrownBy(() -> forecast(told, new Band(other, other)))
                .hasMessageStartingWith("the band of the forecast of zone DE has the steps");
    }

    private static IntensityForecast forecast(List<Part> told, @Nullable Band band) {
        return new IntensityForecast(
                new GridZone("DE"),
                Basis.AVERAGE_LIFECYCLE,
                NOW,
                told,
                new Curve(NOW, Slots.LENGTH, new double[] {2, Double.NaN}),
                band);
    }
}
