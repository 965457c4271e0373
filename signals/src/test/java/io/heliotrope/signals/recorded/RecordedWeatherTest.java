package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.cooling.Cooling;
import io.heliotrope.signals.cooling.PueModel;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.cooling.WaterUse;
import io.heliotrope.signals.weather.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordedWeatherTest {
    private static final Instant START = Instant.parse("2026-06-16T00:00:00Z");
    private static final PueModel TOWER = new PueModel(Cooling.CHILLED_WATER, 1);

    /// 20 C at half the vapour that it can hold: its wet bulb is 13.78 C at sea level.
    private static final double HALF_WET_DEW_POINT_C = 9.272;

    @Test
    void with_a_dew_point_a_tower_follows_the_wet_bulb_and_its_water_is_told() {
        SiteForecast told =
                weather(curve(48, 20), curve(48, HALF_WET_DEW_POINT_C)).pue(at(30)).orElseThrow();

        double real = TOWER.pue(new Weather(20, 0.5, 101_325));
        assertThat(told.pue().get(0)).isCloseTo(real, within(1e-3));
        assertThat(real).isLessThan(TOWER.pue(20));
        assertThat(told.litresPerKwh()).isNotNull();
        assertThat(weather(curve(48, 20), curve(48, HALF_WET_DEW_POINT_C)).actualPue().get(7))
                .isCloseTo(real, within(1e-3));
    }

    @Test
    void with_a_dry_bulb_alone_pue_is_an_upper_bound_and_water_is_not_known() {
        RecordedWeather dry =
                new RecordedWeather(new RegionId("r"), site(), ZoneOffset.UTC, curve(48, 20), null);

        assertThat(dry.pue(at(30)).orElseThrow().pue().get(0)).isEqualTo(TOWER.pue(20));
        assertThat(dry.pue(at(30)).orElseThrow().litresPerKwh()).isNull();
        assertThat(dry.actualPue().get(7)).isEqualTo(TOWER.pue(20));
    }

    @Test
    void a_forecast_looks_at_nothing_that_comes_later() {
        double[] turning = new double[48];
        Arrays.fill(turning, HALF_WET_DEW_POINT_C);
        Arrays.fill(turning, 31, 48, 19);

        assertThat(weather(curve(48, 20), curve(turning)).pue(at(30)))
                .isEqualTo(weather(curve(48, 20), curve(48, HALF_WET_DEW_POINT_C)).pue(at(30)));
        assertThat(weather(curve(48, 20), curve(48, 9)).pue(at(-1))).isEmpty();
    }

    @Test
    void curves_of_other_steps_are_refused() {
        assertThatThrownBy(() -> weather(curve(48, 20), curve(47, 9)))
                .hasMessageContaining("must have the steps of temperature");
    }

    private static RecordedWeather weather(Curve celsius, Curve dewPointC) {
        return new RecordedWeather(new RegionId("r"), site(), ZoneOffset.UTC, celsius, dewPointC);
    }

    private static SiteCooling site() {
        return new SiteCooling(TOWER, WaterUse.atMost(5));
    }

    private static Instant at(int hour) {
        return START.plus(Duration.ofHours(hour));
    }

    private static Curve curve(int hours, double celsius) {
        double[] values = new double[hours];
        Arrays.fill(values, celsius);
        return curve(values);
    }

    private static Curve curve(double... celsius) {
        return new Curve(START, Duration.ofHours(1), celsius);
    }
}
