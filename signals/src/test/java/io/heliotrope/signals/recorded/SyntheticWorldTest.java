package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.weather.AirCurves;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SyntheticWorldTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 16);
    private static final SyntheticWorld WORLD = SyntheticWorld.around(DAY, 42);

    @Test
    void the_same_day_and_seed_give_the_same_world() {
        GridZone zone = new GridZone("DE");

        assertThat(SyntheticWorld.around(DAY, 42).gramsPerKwh(zone))
                .isEqualTo(WORLD.gramsPerKwh(zone));
        assertThat(SyntheticWorld.around(DAY, 42).celsius(zone)).isEqualTo(WORLD.celsius(zone));
        assertThat(SyntheticWorld.around(DAY, 43).gramsPerKwh(zone))
                .isNotEqualTo(WORLD.gramsPerKwh(zone));
    }

    @Test
    void it_reaches_from_four_weeks_of_past_to_days_after_the_day() {
        for (GridZone zone : WORLD.zones()) {
            Curve curve = WORLD.gramsPerKwh(zone);

            assertThat(curve.start()).isEqualTo(Instant.parse("2026-05-07T00:00:00Z"));
            assertThat(curve.end()).isEqualTo(Instant.parse("2026-06-20T00:00:00Z"));
            assertThat(curve.toArray()).doesNotContain(Double.NaN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SE-SE3, 20, 30",
        "FR, 25, 60",
        "DE, 280, 450",
        "PL, 680, 850",
        "US-CAL-CISO, 180, 300",
        "IN-WE, 640, 720",
        "AU-NSW, 500, 700",
        "CA-QC, 25, 40"
    })
    void each_grid_has_the_level_of_its_kind(String zone, double least, double most) {
        double mean =
                Arrays.stream(WORLD.gramsPerKwh(new GridZone(zone)).toArray())
                        .average()
                        .orElseThrow();

        assertThat(mean).isBetween(least, most);
    }

    @Test
    void the_sun_digs_a_hole_into_noon_where_there_is_much_of_it() {
        Curve california = WORLD.gramsPerKwh(new GridZone("US-CAL-CISO"));

        assertThat(meanAtUtcHour(california, 20)).isLessThan(0.65 * meanAtUtcHour(california, 4));
    }

    @Test
    void hydro_hardly_moves_and_wind_moves_a_lot() {
        assertThat(spread("SE-SE3")).isLessThan(30);
        assertThat(spread("DE")).isGreaterThan(200);
    }

    @Test
    void june_is_summer_in_the_north_and_winter_in_the_south() {
        SyntheticWorld january = SyntheticWorld.around(LocalDate.of(2026, 1, 20), 42);

        assertThat(meanC(WORLD, "SE-SE3")).isGreaterThan(meanC(january, "SE-SE3") + 8);
        assertThat(meanC(WORLD, "AU-NSW")).isLessThan(meanC(january, "AU-NSW") - 4);
    }

    @Test
    void air_is_never_wetter_than_wet_and_afternoons_are_drier_than_nights() {
        for (GridZone zone : WORLD.zones()) {
            Curve dry = WORLD.celsius(zone);
            Curve dew = WORLD.dewPointC(zone);
            for (int i = 0; i < dry.size(); i++) {
                assertThat(dew.get(i)).as(zone + " " + i).isLessThanOrEqualTo(dry.get(i) - 0.29);
            }
            AirCurves air = AirCurves.ofDewPoint(dry, dew);
            double mean = Arrays.stream(air.relativeHumidity().toArray()).average().orElseThrow();

            assertThat(mean).as(zone.value()).isBetween(0.5, 0.9);
        }
        Curve humidity =
                AirCurves.ofDewPoint(
                                WORLD.celsius(new GridZone("DE")),
                                WORLD.dewPointC(new GridZone("DE")))
                        .relativeHumidity();
        assertThat(meanAtUtcHour(humidity, 14)).isLessThan(meanAtUtcHour(humidity, 2) - 0.1);
    }

    @Test
    void the_tropics_are_damp_and_the_same_seed_gives_the_same_moisture() {
        GridZone singapore = new GridZone("SG");

        assertThat(WORLD.dewPointC(singapore).toArray())
                .doesNotContain(Double.NaN)
                .satisfies(told ->
                        assertThat(Arrays.stream(told)).allMatch(dew -> dew > 15 && dew < 29));
        assertThat(SyntheticWorld.around(DAY, 42).dewPointC(singapore))
                .isEqualTo(WORLD.dewPointC(singapore));
        assertThat(SyntheticWorld.around(DAY, 43).dewPointC(singapore))
                .isNotEqualTo(WORLD.dewPointC(singapore));
    }

    @Test
    void a_zone_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> WORLD.gramsPerKwh(new GridZone("XX")))
                .hasMessage("no synthetic zone XX");
    }

    private static double meanAtUtcHour(Curve curve, int hour) {
        double sum = 0;
        for (int i = hour; i < curve.size(); i += 24) {
            sum += curve.get(i);
        }
        return sum * 24 / curve.size();
    }

    private static double spread(String zone) {
        double[] values = WORLD.gramsPerKwh(new GridZone(zone)).toArray();
        return Arrays.stream(values).max().orElseThrow()
                - Arrays.stream(values).min().orElseThrow();
    }

    private static double meanC(SyntheticWorld world, String zone) {
        return Arrays.stream(world.celsius(new GridZone(zone)).toArray()).average().orElseThrow();
    }
}
