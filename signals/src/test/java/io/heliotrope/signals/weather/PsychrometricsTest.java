package io.heliotrope.signals.weather;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PsychrometricsTest {
    @ParameterizedTest
    @CsvSource({
        "-10, 0.80, 101325, -10.648, -12.490, 0.001279",
        "  0, 0.50, 101325,  -2.975,  -8.164, 0.001881",
        "  5, 0.90, 101325,   4.301,   3.498, 0.004858",
        " 10, 0.60, 101325,   6.481,   2.600, 0.004556",
        " 20, 0.50, 101325,  13.784,   9.272, 0.007262",
        " 25, 0.30, 101325,  14.422,   6.238, 0.005891",
        " 25, 0.80, 101325,  22.380,  21.309, 0.015962",
        " 30, 0.50, 101325,  22.005,  18.447, 0.013310",
        " 35, 0.20, 101325,  18.870,   8.707, 0.006986",
        " 35, 0.60, 101325,  28.175,  26.068, 0.021441",
        " 40, 0.10, 101325,  18.566,   2.629, 0.004565",
        " 30, 0.50,  83437,  21.563,  18.447, 0.016238",
        " 20, 0.50,  83437,  13.313,   9.272, 0.008841",
    })
    void wet_bulb_dew_point_and_humidity_ratio_match_reference_values(
            double celsius, double humidity, double pascals, double wet, double dew, double ratio) {
        Weather air = new Weather(celsius, humidity, pascals);

        assertThat(Psychrometrics.wetBulb(air)).isCloseTo(wet, within(0.0006));
        assertThat(Psychrometrics.dewPoint(air)).isCloseTo(dew, within(0.0006));
        assertThat(Psychrometrics.humidityRatio(air)).isCloseTo(ratio, within(6e-7));
    }

    @ParameterizedTest
    @CsvSource({"-20, 103.24", "-5, 401.74", "5, 872.6", "25, 3169.7", "50, 12351.3"})
    void saturation_pressure_matches_reference_values(double celsius, double pascals) {
        assertThat(Psychrometrics.saturationPressure(celsius))
                .isCloseTo(pascals, Percentage.withPercentage(0.03));
    }

    @Test
    void pressure_falls_with_altitude() {
        assertThat(Psychrometrics.pressureAt(0)).isEqualTo(SEA_LEVEL_PASCALS);
        assertThat(Psychrometrics.pressureAt(1600)).isCloseTo(83_437, within(100.0));
    }

    @Test
    void dew_point_wet_bulb_and_dry_bulb_are_always_in_this_order() {
        RandomGenerator random = new SplittableRandom(7);
        for (int i = 0; i < 2_000; i++) {
            Weather air = air(random);

            double wet = Psychrometrics.wetBulb(air);

            assertThat(wet).as("%s", air).isBetween(Psychrometrics.dewPoint(air), air.celsius());
        }
    }

    @Test
    void wet_bulb_rises_with_temperature_and_with_humidity() {
        RandomGenerator random = new SplittableRandom(8);
        for (int i = 0; i < 2_000; i++) {
            Weather air = air(random);
            Weather damper =
                    new Weather(air.celsius(), air.relativeHumidity() * 0.9 + 0.1, air.pascals());
            Weather warmer = new Weather(air.celsius() + 2, air.relativeHumidity(), air.pascals());

            double wet = Psychrometrics.wetBulb(air);

            assertThat(Psychrometrics.wetBulb(damper))
                    .as("%s", air)
                    .isGreaterThanOrEqualTo(wet - 1e-9);
            assertThat(Psychrometrics.wetBulb(warmer)).as("%s", air).isGreaterThan(wet);
        }
    }

    @Test
    void wet_bulb_of_saturated_air_is_its_temperature() {
        for (double celsius = -30; celsius <= 45; celsius += 2.5) {
            assertThat(Psychrometrics.wetBulb(new Weather(celsius, 1, SEA_LEVEL_PASCALS)))
                    .isCloseTo(celsius, within(1e-6));
        }
    }

    @Test
    void wet_bulb_falls_with_altitude() {
        Weather low = new Weather(25, 0.4, Psychrometrics.pressureAt(0));
        Weather high = new Weather(25, 0.4, Psychrometrics.pressureAt(2000));

        assertThat(Psychrometrics.wetBulb(high)).isLessThan(Psychrometrics.wetBulb(low));
    }

    @Test
    void air_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new Weather(Double.NaN, 0.5, 101_325)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new Weather(20, 50, 101_325)).hasMessageContaining("was 50.0");
        assertThatThrownBy(() -> new Weather(20, 0.5, 1013)).hasMessageContaining("was 1013.0");
    }

    private static Weather air(RandomGenerator random) {
        return new Weather(
                random.nextDouble(-30, 45),
                random.nextDouble(0.05, 1),
                random.nextDouble(70_000, 104_000));
    }
}
