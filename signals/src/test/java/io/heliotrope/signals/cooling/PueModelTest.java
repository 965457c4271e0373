package io.heliotrope.signals.cooling;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.weather.AirCurves;
import io.heliotrope.signals.weather.Weather;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PueModelTest {
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<Double> DRIVER_C =
            List.of(0.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0);

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of(
                        Cooling.CHILLED_WATER,
                        List.of(1.5, 1.5, 1.725, 1.8, 1.8, 1.8, 1.8, 1.8),
                        2.120),
                Arguments.of(
                        Cooling.AIR_SIDE,
                        List.of(1.06, 1.06, 1.06, 1.06, 1.089, 1.162, 1.235, 1.25),
                        1.084),
                Arguments.of(
                        Cooling.LIQUID_W32,
                        List.of(1.1, 1.1, 1.1, 1.1, 1.1, 1.18, 1.28, 1.3),
                        1.140),
                Arguments.of(
                        Cooling.LIQUID_W45,
                        List.of(1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.12),
                        1.140),
                Arguments.of(
                        Cooling.IMMERSION,
                        List.of(1.02, 1.02, 1.02, 1.02, 1.02, 1.02, 1.026, 1.056),
                        1.028));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void pue_follows_the_driver_as_in_the_reference(
            Cooling cooling, List<Double> atFullLoad, double atHalfLoadAnd20C) {
        PueModel full = new PueModel(cooling, 1);

        for (int i = 0; i < DRIVER_C.size(); i++) {
            assertThat(full.pue(DRIVER_C.get(i))).isCloseTo(atFullLoad.get(i), within(0.0006));
        }
        assertThat(new PueModel(cooling, 0.5).pue(20)).isCloseTo(atHalfLoadAnd20C, within(0.0006));
    }

    @Test
    void a_tower_uses_the_wet_bulb_when_it_is_known() {
        PueModel tower = new PueModel(Cooling.CHILLED_WATER, 1);

        assertThat(tower.pue(new Weather(25, 0.30, 101_325)))
                .isCloseTo(1.5 + 0.3 * (14.422 - 10.5) / 6, within(1e-4));
        assertThat(tower.pue(25)).isEqualTo(1.8);
    }

    @Test
    void damp_air_locks_the_air_side_economizer_out() {
        PueModel site = new PueModel(Cooling.AIR_SIDE, 1);

        assertThat(site.pue(new Weather(20, 0.5, 101_325))).isCloseTo(1.06, within(1e-9));
        assertThat(site.pue(new Weather(20, 0.9, 101_325))).isCloseTo(1.25, within(1e-9));
        assertThat(site.pue(20)).isCloseTo(1.06, within(1e-9));
    }

    @Test
    void a_forecast_keeps_steps_and_gaps() {
        Curve celsius = new Curve(NOON, HOUR, new double[] {10, Double.NaN, 36});
        Curve humidity = new Curve(NOON, HOUR, new double[] {0.5, 0.5, Double.NaN});
        PueModel site = new PueModel(Cooling.AIR_SIDE, 1);

        SiteForecast dry = site.forecast(new RegionId("r"), NOON, celsius);
        SiteForecast damp =
                new CoolingForecast(site, new WaterUse(1, 1.1, 5))
                        .of(
                                new RegionId("r"),
                                NOON,
                                AirCurves.atPressure(celsius, humidity, SEA_LEVEL_PASCALS));

        assertThat(dry.freeCooling())
                .isEqualTo(new Curve(NOON, HOUR, new double[] {1, Double.NaN, 0}));
        assertThat(dry.litresPerKwh()).isNull();
        assertThat(damp.freeCooling())
                .isEqualTo(new Curve(NOON, HOUR, new double[] {1, Double.NaN, Double.NaN}));
        assertThat(damp.litresPerKwh())
                .isEqualTo(new Curve(NOON, HOUR, new double[] {0, Double.NaN, Double.NaN}));
        assertThat(damp.source()).isEqualTo(dry.source());
        assertThat(dry.source()).isEqualTo("model:pue-air-side");
        assertThat(dry.pue())
                .isEqualTo(new Curve(NOON, HOUR, new double[] {1.06, Double.NaN, 1.25}));
        assertThat(damp.pue())
                .isEqualTo(new Curve(NOON, HOUR, new double[] {1.06, Double.NaN, Double.NaN}));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.1, 0.3, 0.7, 1})
    void overhead_that_follows_the_load_leaves_pue_as_it_is(double load) {
        Cooling all = Cooling.IMMERSION.calibrated("follows", new PueAnchors(1.2, 1.5, 1));
        Cooling none = Cooling.IMMERSION.calibrated("stays", new PueAnchors(1.2, 1.5, 0));

        assertThat(new PueModel(all, load).pue(0)).isCloseTo(1.2, within(1e-12));
        assertThat(new PueModel(none, load).pue(0)).isCloseTo(1 + 0.2 / load, within(1e-12));
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> new PueModel(Cooling.AIR_SIDE, 0.04))
                .hasMessage("load as a part of the design load must be 0.05..1.0, was 0.04");
        assertThatThrownBy(() -> new PueModel(Cooling.AIR_SIDE, Double.NaN))
                .hasMessageContaining("was NaN");
        assertThatThrownBy(() -> PueAnchors.of(0.99, 1.2))
                .hasMessage("PUE must be 1.0..3.0, was 0.99");
        assertThatThrownBy(() -> PueAnchors.of(1.2, 3.1)).hasMessageContaining("was 3.1");
        assertThatThrownBy(() -> PueAnchors.of(1.3, 1.2))
                .hasMessage(
                        "PUE of free cooling (1.3) must not be above that of mechanical cooling"
                                + " (1.2)");
        assertThatThrownBy(() -> new PueAnchors(1.1, 1.2, 1.1))
                .hasMessage("share of overhead that follows load must be 0.0..1.0, was 1.1");
        assertThatThrownBy(() -> Cooling.AIR_SIDE.calibrated(" ", PueAnchors.of(1, 1)))
                .hasMessageContaining("must not be blank");
    }
}
