package io.heliotrope.signals.cooling;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.cooling.CoolingOutlook.Quantiles;
import io.heliotrope.signals.weather.AirCurves;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoolingForecastTest {
    private static final Instant START = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(15);
    private static final double GAP = Double.NaN;
    private static final long SEED = 96;
    private static final CoolingForecast PADDED =
            new CoolingForecast(
                    new PueModel(
                            new Cooling(
                                    "padded",
                                    Economizer.DryCooler.at(32).withPads(),
                                    PueAnchors.of(1.1, 1.3)),
                            0.8),
                    new WaterUse(1, 1.1, 5));

    static final CoolingForecast[] SITES = {
        site(Cooling.AIR_SIDE), site(Cooling.CHILLED_WATER), site(Cooling.LIQUID_W32), PADDED,
    };

    @Test
    void each_slot_is_what_its_weather_means() {
        AirCurves weather = weather(curve(20, 31, 48), curve(0.5, 0.3, 0.3));

        CoolingCurves curves = PADDED.of(weather);

        for (int i = 0; i < weather.size(); i++) {
            assertThat(curves.pue().get(i)).isEqualTo(PADDED.site().pue(weather.get(i)));
            assertThat(curves.mechanicalShare().get(i) + curves.freeShare().get(i)).isEqualTo(1);
        }
        double wet = PADDED.water().whenWet().litresPerItKwh();
        assertThat(curves.litresPerItKwh()).isEqualTo(curve(0, wet, wet));
        assertThat(curves.freeShare().get(1)).isOne();
        assertThat(curves.freeShare().get(2)).isStrictlyBetween(0.0, 1.0);
    }

    @Test
    void steps_are_those_of_the_weather_and_gaps_stay_gaps() {
        AirCurves weather =
                new AirCurves(
                        curve(20, GAP, 20, 20),
                        curve(0.5, 0.5, GAP, 0.5),
                        curve(101_325, 101_325, 101_325, GAP));

        CoolingCurves curves = site(Cooling.AIR_SIDE).of(weather);

        assertThat(curves.pue()).isEqualTo(curve(1.06, GAP, GAP, GAP));
        assertThat(curves.mechanicalShare()).isEqualTo(curve(0, GAP, GAP, GAP));
        assertThat(curves.freeShare()).isEqualTo(curve(1, GAP, GAP, GAP));
        assertThat(curves.litresPerItKwh()).isEqualTo(curve(0, GAP, GAP, GAP));
    }

    @Test
    void quantiles_of_pue_are_pue_at_quantiles_of_the_temperature() {
        CoolingForecast site = site(Cooling.LIQUID_W32);
        Curve celsius = curve(31, 20);
        TemperatureSpread spread = new TemperatureSpread(curve(28, 18), curve(33, 22));

        Quantiles pue = site.of(weather(celsius, curve(0.4, 0.4)), spread).pue();

        assertThat(pue.p10().get(0)).isCloseTo(1.1 + 0.2 * 0.2, within(1e-12));
        assertThat(pue.p50().get(0)).isCloseTo(1.1 + 0.2 * 0.5, within(1e-12));
        assertThat(pue.p90().get(0)).isCloseTo(1.1 + 0.2 * 0.7, within(1e-12));
        assertThat(pue.p10().get(1)).isEqualTo(pue.p90().get(1)).isCloseTo(1.1, within(1e-12));
    }

    @ParameterizedTest
    @FieldSource("SITES")
    void quantiles_are_in_order_in_any_weather(CoolingForecast site) {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int n = 0; n < 100; n++) {
            double[] celsius = random.doubles(8, -10, 45).toArray();
            double[] humidity = random.doubles(8, 0.05, 1).toArray();
            double[] deviation = random.doubles(8, 0, 4).toArray();
            AirCurves weather = weather(curve(celsius), curve(humidity));
            TemperatureSpread spread =
                    TemperatureSpread.ofDeviation(weather.celsius(), curve(deviation));

            CoolingOutlook outlook = site.of(weather, spread);

            assertOrdered(outlook.pue());
            assertOrdered(outlook.freeShare());
            assertOrdered(outlook.litresPerItKwh());
            assertThat(outlook.expected()).isEqualTo(site.of(weather));
        }
    }

    @Test
    void p10_and_p90_of_pue_enclose_four_fifths_of_what_comes() {
        RandomGenerator random = new SplittableRandom(SEED);
        CoolingForecast site = site(Cooling.LIQUID_W32);
        Curve celsius = curve(31);
        TemperatureSpread spread = TemperatureSpread.ofDeviation(celsius, curve(1.5));
        Quantiles pue = site.of(weather(celsius, curve(0.4)), spread).pue();
        int below = 0;
        int above = 0;

        for (int n = 0; n < 20_000; n++) {
            double came = site.site().pue(31 + 1.5 * random.nextGaussian());
            below += came < pue.p10().get(0) ? 1 : 0;
            above += came > pue.p90().get(0) ? 1 : 0;
        }

        assertThat(below).isBetween(1_850, 2_150);
        assertThat(above).isBetween(1_850, 2_150);
    }

    @Test
    void without_a_spread_in_a_slot_only_its_bounds_are_gaps() {
        Curve celsius = curve(31, 31);
        TemperatureSpread spread = TemperatureSpread.ofDeviation(celsius, curve(GAP, 0));

        Quantiles pue =
                site(Cooling.LIQUID_W32).of(weather(celsius, curve(0.4, 0.4)), spread).pue();

        assertThat(pue.p10().get(0)).isNaN();
        assertThat(pue.p90().get(0)).isNaN();
        assertThat(pue.p50().get(0)).isCloseTo(1.2, within(1e-12));
        assertThat(pue.p10().get(1)).isEqualTo(pue.p90().get(1)).isEqualTo(pue.p50().get(1));
    }

    @Test
    void a_spread_that_does_not_enclose_the_temperature_is_refused() {
        AirCurves weather = weather(curve(20, 31), curve(0.4, 0.4));
        CoolingForecast site = site(Cooling.LIQUID_W32);

        assertThatThrownBy(() -> new TemperatureSpread(curve(20, 30), curve(21, 29)))
                .hasMessage("slot 1: p10 (30.0 C) must not be above p90 (29.0 C)");
        assertThatThrownBy(
                        () -> site.of(weather, new TemperatureSpread(curve(19, 32), curve(21, 33))))
                .hasMessage("slot 1: p10 (32.0 C) must not be above the temperature (31.0 C)");
        assertThatThrownBy(
                        () -> site.of(weather, new TemperatureSpread(curve(1, 29), curve(19, 33))))
                .hasMessage("slot 0: the temperature (20.0 C) must not be above p90 (19.0 C)");
        assertThatThrownBy(() -> site.of(weather, new TemperatureSpread(curve(1), curve(30))))
                .hasMessageContaining("must have the steps of temperature");
        assertThatThrownBy(() -> TemperatureSpread.ofDeviation(curve(1, 2), curve(1, -1)))
                .hasMessageContaining("value 1 must be >= 0.0, was -1.0");
    }

    @Test
    void curves_that_do_not_belong_together_are_refused() {
        assertThatThrownBy(() -> new CoolingCurves(curve(0, 0), curve(1.1), curve(0, 0)))
                .hasMessageContaining("PUE (1 x PT15M");
        assertThatThrownBy(() -> new CoolingCurves(curve(0, 0), curve(1.1, GAP), curve(0, 0)))
                .hasMessage("slot 1: PUE is NaN, but the mechanical share 0.0");
    }

    private static void assertOrdered(Quantiles quantiles) {
        for (int i = 0; i < quantiles.p50().size(); i++) {
            assertThat(quantiles.p50().get(i))
                    .as("seed %s, slot %s: %s", SEED, i, quantiles)
                    .isBetween(quantiles.p10().get(i), quantiles.p90().get(i));
        }
    }

    private static CoolingForecast site(Cooling cooling) {
        return new CoolingForecast(new PueModel(cooling, 1), new WaterUse(0, 1.1, 5));
    }

    private static AirCurves weather(Curve celsius, Curve humidity) {
        return AirCurves.atPressure(celsius, humidity, SEA_LEVEL_PASCALS);
    }

    private static Curve curve(double... values) {
        return new Curve(START, STEP, values);
    }
}
