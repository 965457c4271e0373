package io.heliotrope.signals.weather;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
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

    @ParameterizedTest
    @CsvSource({
        "-10, 80, -11.274, -12.795",
        "  0, 50,  -3.498,  -9.196",
        "  5, 90,   3.995,   3.496",
        " 10, 60,   6.024,   2.588",
        " 20, 50,  13.699,   9.261",
        " 25, 30,  14.593,   6.221",
        " 25, 80,  22.330,  21.309",
        " 30, 50,  22.297,  18.447",
        " 35, 20,  19.302,   8.702",
        " 35, 60,  28.488,  26.077",
        " 40, 10,  18.507,   2.624",
    })
    void the_formulas_compared_with_are_those_of_the_reference(
            double celsius, double percent, double stull, double magnus) {
        assertThat(stull(celsius, percent)).isCloseTo(stull, within(0.0006));
        assertThat(magnus(celsius, percent)).isCloseTo(magnus, within(0.0006));
    }

    @Test
    void wet_bulb_is_as_far_from_stulls_formula_as_the_reference_measured() {
        DoubleSummaryStatistics errors = new DoubleSummaryStatistics();
        double absolute = 0;
        for (int celsius = 0; celsius <= 50; celsius++) {
            for (int percent = 20; percent <= 99; percent++) {
                Weather air = new Weather(celsius, percent / 100.0, SEA_LEVEL_PASCALS);
                double error = stull(celsius, percent) - Psychrometrics.wetBulb(air);
                errors.accept(error);
                absolute += Math.abs(error);
            }
        }

        assertThat(errors.getMin()).isCloseTo(-0.62, within(0.01));
        assertThat(errors.getMax()).isCloseTo(1.16, within(0.01));
        assertThat(absolute / errors.getCount()).isCloseTo(0.32, within(0.01));
    }

    @Test
    void dew_point_above_freezing_agrees_with_magnus() {
        for (int celsius = 5; celsius <= 45; celsius++) {
            for (int percent = 75; percent <= 100; percent++) {
                Weather air = new Weather(celsius, percent / 100.0, SEA_LEVEL_PASCALS);

                assertThat(Psychrometrics.dewPoint(air))
                        .isCloseTo(magnus(celsius, percent), within(0.02));
            }
        }
    }

    @Test
    void pressure_is_that_of_the_standard_atmosphere() {
        assertThat(Psychrometrics.pressureAt(0)).isEqualTo(SEA_LEVEL_PASCALS);
        assertThat(Psychrometrics.pressureAt(1600)).isCloseTo(83_437, within(100.0));
        assertThat(Psychrometrics.pressureAt(5000)).isCloseTo(54_020, within(30.0));
    }

    @Test
    void what_lies_outside_of_the_equations_is_refused() {
        assertThatThrownBy(() -> Psychrometrics.pressureAt(9_001))
                .hasMessage("altitude must be -500.0..9000.0 m, was 9001.0");
        assertThatThrownBy(() -> Psychrometrics.saturationPressure(-101))
                .hasMessage("temperature of saturation must be -100.0..200.0 C, was -101.0");
        assertThatThrownBy(() -> Psychrometrics.saturationPressure(Double.NaN))
                .hasMessageContaining("was NaN");
    }

    /// Stull 2011, for sea level: another way to the same quantity.
    private static double stull(double t, double percent) {
        return t * Math.atan(0.151977 * Math.sqrt(percent + 8.313659))
                + Math.atan(t + percent)
                - Math.atan(percent - 1.676331)
                + 0.00391838 * Math.pow(percent, 1.5) * Math.atan(0.023101 * percent)
                - 4.686035;
    }

    /// Magnus' dew point over water, with the coefficients of Alduchov and Eskridge.
    private static double magnus(double t, double percent) {
        double gamma = Math.log(percent / 100) + 17.625 * t / (243.04 + t);
        return 243.04 * gamma / (17.625 - gamma);
    }
}
