package io.heliotrope.state;

import static io.heliotrope.state.TestWorld.NOW;
import static io.heliotrope.state.TestWorld.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.model.Step;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.Part;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Which rung of the fallback chain a slot stands on.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RungsTest {
    private static final Duration QUARTER = Slots.LENGTH;
    private static final Duration FIVE = Duration.ofMinutes(5);

    private final TestWorld world = new TestWorld().region("de", "DE");

    private static Instant slot(int slot) {
        return NOW.plus(QUARTER.multipliedBy(slot));
    }

    private static Reading measured(double grams) {
        return reading("de", grams, Quality.MEASURED);
    }

    private static Part part(int from, String source, Quality quality, Step step) {
        return new Part(slot(from), source, quality, step, "");
    }

    private static IntensityForecast forecast(Duration step, List<Part> told, double... grams) {
        return new IntensityForecast(
                new GridZone("de"),
                Basis.AVERAGE_LIFECYCLE,
                NOW,
                told,
                new Curve(NOW, step, grams),
                null);
    }

    private static Step stepAt(GreenCurve curve, int slot) {
        return curve.readingAt(slot(slot)).orElseThrow().step();
    }

    @Test
    void
            a_stale_value_stands_for_the_present_slot_before_our_own_forecast_and_for_later_ones_after() {
        Part own = part(0, "model", Quality.MODELLED, Step.OWN_FORECAST);
        GreenCurve curve =
                world.signal(new Intensity(measured(300), slot(-1), slot(0)))
                        .signal(forecast(QUARTER, List.of(own), 200, 210))
                        .signal(new YearlyAverage(measured(400)))
                        .build()
                        .curve(0);

        assertThat(stepAt(curve, 0)).isEqualTo(Step.STALE);
        assertThat(stepAt(curve, 1)).isEqualTo(Step.OWN_FORECAST);
        assertThat(stepAt(curve, 2)).isEqualTo(Step.STALE);
        assertThat(stepAt(curve, 8)).isEqualTo(Step.YEARLY);
        assertThat(curve.gramsPerKwhAt(slot(0))).isEqualTo(300);
        assertThat(curve.gramsPerKwhAt(slot(1))).isEqualTo(210);
    }

    @Test
    void a_providers_forecast_of_now_is_better_than_its_last_value() {
        Part told = part(0, "feed", Quality.FORECAST, Step.FORECAST);
        GreenCurve curve =
                world.signal(new Intensity(measured(300), slot(-1), slot(0)))
                        .signal(forecast(QUARTER, List.of(told), 200))
                        .build()
                        .curve(0);

        assertThat(stepAt(curve, 0)).isEqualTo(Step.FORECAST);
        assertThat(curve.gramsPerKwhAt(slot(0))).isEqualTo(200);
    }

    @Test
    void each_part_of_a_forecast_is_quoted_with_its_own_source() {
        List<Part> told =
                List.of(
                        part(0, "feed", Quality.FORECAST, Step.FORECAST),
                        part(2, "model", Quality.MODELLED, Step.OWN_FORECAST));
        GreenCurve curve = world.signal(forecast(QUARTER, told, 1, 2, 3, 4)).build().curve(0);

        assertThat(curve.readingAt(slot(1)).orElseThrow().source()).isEqualTo("feed");
        assertThat(stepAt(curve, 1)).isEqualTo(Step.FORECAST);
        assertThat(curve.readingAt(slot(2)).orElseThrow().source()).isEqualTo("model");
        assertThat(stepAt(curve, 3)).isEqualTo(Step.OWN_FORECAST);
        assertThat(curve.readingAt(slot(3)).orElseThrow().quality()).isEqualTo(Quality.MODELLED);
    }

    @Test
    void values_that_change_within_a_slot_count_for_as_long_as_they_hold() {
        Part told = part(0, "feed", Quality.FORECAST, Step.FORECAST);
        GreenCurve curve =
                world.signal(forecast(FIVE, List.of(told), 100, 200, 600, 30, 30, 30))
                        .build()
                        .curve(0);

        assertThat(curve.gramsPerKwhAt(slot(0))).isCloseTo(300, within(1e-9));
        assertThat(curve.gramsPerKwhAt(slot(1))).isCloseTo(30, within(1e-9));
    }

    @Test
    void intensity_and_pue_that_change_together_are_multiplied_where_they_meet() {
        Part told = part(0, "feed", Quality.FORECAST, Step.FORECAST);
        SiteForecast site =
                new SiteForecast(
                        new RegionId("de"),
                        "weather",
                        NOW,
                        new Curve(NOW, FIVE, new double[] {1, 2, 3}));
        GreenCurve curve =
                world.signal(forecast(FIVE, List.of(told), 100, 200, 600))
                        .signal(site)
                        .build()
                        .curve(0);

        double mean = (100 + 2 * 200 + 3 * 600) / 3.0;
        assertThat(curve.gramsPerKwhAt(slot(0))).isCloseTo(mean, within(1e-9));
        assertThat(curve.meanPue(slot(0), slot(1))).isCloseTo(2, within(1e-12));
        assertThat(curve.meanPue(slot(0), slot(2))).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void a_value_of_five_minutes_stands_for_the_past_part_of_its_slot_too() {
        GreenCurve curve =
                world.signal(new Intensity(measured(300), NOW.plus(FIVE), slot(1)))
                        .signal(new YearlyAverage(measured(400)))
                        .build()
                        .curve(0);

        assertThat(curve.gramsPerKwhAt(slot(0))).isEqualTo(300);
    }

    @Test
    void a_value_that_ends_within_a_slot_gives_way_there() {
        GreenCurve curve =
                world.signal(new Intensity(measured(300), NOW, NOW.plus(FIVE)))
                        .signal(
                                forecast(
                                        QUARTER,
                                        List.of(part(0, "feed", Quality.FORECAST, Step.FORECAST)),
                                        600))
                        .build()
                        .curve(0);

        assertThat(curve.gramsPerKwhAt(slot(0))).isCloseTo(500, within(1e-9));
    }

    @Test
    void what_weather_says_of_free_cooling_and_water_is_told_where_it_reaches() {
        Curve share = new Curve(NOW, QUARTER, new double[] {1, 0.25});
        Curve litres = new Curve(NOW, QUARTER, new double[] {0, 1.5});
        Curve pue = new Curve(NOW, QUARTER, new double[] {1.1, 1.2});
        GreenCurve curve =
                world.grams("de", 1)
                        .signal(
                                new SiteForecast(
                                        new RegionId("de"), "weather", NOW, pue, share, litres))
                        .build()
                        .curve(0);

        assertThat(curve.freeCoolingAt(slot(1))).isEqualTo(0.25);
        assertThat(curve.litresPerKwhAt(slot(1))).isEqualTo(1.5);
        assertThat(curve.freeCoolingAt(slot(2))).isNaN();
        assertThat(new TestWorld().region("se", "SE").build().curve(0).litresPerKwhAt(NOW)).isNaN();
    }
}
