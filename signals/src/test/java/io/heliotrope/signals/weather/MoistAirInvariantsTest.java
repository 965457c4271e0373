package io.heliotrope.signals.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for all air, looked for where it is hardest: at freezing and at the ends.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoistAirInvariantsTest {
    private static final long SEED = 20261120;
    private static final int TRIES = 2_000;
    private static final double HALVED_AWAY = 1e-9;
    private static final double SATURATION_STEP = 1e-6;

    static final Climate[] CLIMATES = {
        new Climate("everywhere", -60, 58, 0.001, 0.999),
        new Climate("about freezing", -1, 1, 0.001, 0.999),
        new Climate("thaw in dry air", 0, 20, 0.001, 0.6),
        new Climate("coldest", -60, -50, 0.001, 0.999),
        new Climate("hottest", 50, 58, 0.001, 0.999),
        new Climate("nearly saturated", -60, 58, 0.98, 0.999),
        new Climate("driest", -60, 58, 0.001, 0.02),
    };

    record Climate(String name, double coldest, double hottest, double driest, double dampest) {
        Stream<Weather> air() {
            RandomGenerator random = new SplittableRandom(SEED);
            return Stream.generate(() ->
                            new Weather(
                                    random.nextDouble(coldest, hottest),
                                    random.nextDouble(driest, dampest),
                                    random.nextDouble(31_000, 119_000)))
                    .limit(TRIES);
        }

        @Override
        public String toString() {
            return name + ", seed " + SEED;
        }
    }

    @ParameterizedTest
    @FieldSource("CLIMATES")
    void dew_point_wet_bulb_and_dry_bulb_are_in_this_order(Climate climate) {
        climate.air()
                .forEach(air ->
                        assertThat(Psychrometrics.wetBulb(air))
                                .as("%s", air)
                                .isBetween(
                                        Psychrometrics.dewPoint(air) - HALVED_AWAY, air.celsius()));
    }

    @ParameterizedTest
    @FieldSource("CLIMATES")
    void wet_bulb_rises_with_temperature(Climate climate) {
        for (double kelvin : new double[] {1e-3, 0.1, 2}) {
            climate.air()
                    .forEach(air ->
                            assertThat(wet(air.celsius() + kelvin, air))
                                    .as("%s and %s K", air, kelvin)
                                    .isGreaterThan(Psychrometrics.wetBulb(air)));
        }
    }

    @ParameterizedTest
    @FieldSource("CLIMATES")
    void wet_bulb_rises_with_humidity(Climate climate) {
        climate.air()
                .forEach(air -> {
                    double damper = Math.min(1, air.relativeHumidity() * 1.001);
                    Weather more = new Weather(air.celsius(), damper, air.pascals());

                    assertThat(Psychrometrics.wetBulb(more))
                            .as("%s", air)
                            .isGreaterThanOrEqualTo(Psychrometrics.wetBulb(air) - HALVED_AWAY);
                });
    }

    @ParameterizedTest
    @FieldSource("CLIMATES")
    void wet_bulb_falls_with_altitude(Climate climate) {
        climate.air()
                .forEach(air -> {
                    Weather higher =
                            new Weather(
                                    air.celsius(), air.relativeHumidity(), air.pascals() * 0.99);

                    assertThat(Psychrometrics.wetBulb(higher))
                            .as("%s", air)
                            .isLessThanOrEqualTo(Psychrometrics.wetBulb(air) + HALVED_AWAY);
                });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-60, -30, -1, -0.005, 0, 0.005, 0.01, 0.0101, 1, 15, 40, 60})
    void saturated_air_is_its_own_wet_bulb_and_dew_point(double celsius) {
        for (double metres : new double[] {-500, 0, 1600, 9000}) {
            Weather air = new Weather(celsius, 1, Psychrometrics.pressureAt(metres));

            assertThat(Psychrometrics.wetBulb(air)).isCloseTo(celsius, within(SATURATION_STEP));
            assertThat(Psychrometrics.dewPoint(air)).isCloseTo(celsius, within(SATURATION_STEP));
        }
    }

    @ParameterizedTest
    @FieldSource("CLIMATES")
    void air_at_its_dew_point_holds_the_same_vapour(Climate climate) {
        climate.air()
                .filter(air -> Psychrometrics.dewPoint(air) >= -60)
                .forEach(air -> {
                    Weather saturated = new Weather(Psychrometrics.dewPoint(air), 1, air.pascals());

                    assertThat(Psychrometrics.humidityRatio(saturated))
                            .as("%s", air)
                            .isCloseTo(
                                    Psychrometrics.humidityRatio(air),
                                    within(1e-9 + 1e-6 * Psychrometrics.humidityRatio(air)));
                });
    }

    @Test
    void the_wet_bulb_steps_once_where_water_begins() {
        double before = wet(8, 0.05);
        int steps = 0;
        for (double humidity = 0.051; humidity < 0.2; humidity += 0.0001) {
            double wet = wet(8, humidity);
            if (wet - before > 0.1) {
                steps++;
                assertThat(before).isBetween(-0.58, -0.55);
                assertThat(wet).isBetween(0.0, 0.05);
            }
            before = wet;
        }

        assertThat(steps).isEqualTo(1);
    }

    private static double wet(double celsius, Weather air) {
        return Psychrometrics.wetBulb(new Weather(celsius, air.relativeHumidity(), air.pascals()));
    }

    private static double wet(double celsius, double humidity) {
        return Psychrometrics.wetBulb(
                new Weather(celsius, humidity, Psychrometrics.SEA_LEVEL_PASCALS));
    }
}
