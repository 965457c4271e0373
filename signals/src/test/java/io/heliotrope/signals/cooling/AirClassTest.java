package io.heliotrope.signals.cooling;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.signals.cooling.AirClass.Fit;
import io.heliotrope.signals.cooling.Envelope.Breach;
import io.heliotrope.signals.weather.Psychrometrics;
import io.heliotrope.signals.weather.Weather;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AirClassTest {
    @ParameterizedTest
    @CsvSource({
        "A1, 22,   0.45, RECOMMENDED",
        "A1, 18,   0.45, RECOMMENDED",
        "A1, 27,   0.45, RECOMMENDED",
        "A1, 27.1, 0.45, ALLOWABLE",
        "A1, 17.9, 0.45, ALLOWABLE",
        "A1, 15,   0.45, ALLOWABLE",
        "A1, 14.9, 0.45, OUTSIDE",
        "A1, 32,   0.30, ALLOWABLE",
        "A1, 32.1, 0.30, OUTSIDE",
        "A2, 10,   0.45, ALLOWABLE",
        "A2, 35,   0.30, ALLOWABLE",
        "A2, 35.1, 0.30, OUTSIDE",
        "A3, 5,    0.45, ALLOWABLE",
        "A3, 40,   0.30, ALLOWABLE",
        "A3, 40.1, 0.30, OUTSIDE",
        "A4, 45,   0.20, ALLOWABLE",
        "A4, 45.1, 0.20, OUTSIDE",
        "A4, 4.9,  0.45, OUTSIDE",
        "H1, 22,   0.45, RECOMMENDED",
        "H1, 22.1, 0.45, ALLOWABLE",
        "H1, 25,   0.45, ALLOWABLE",
        "H1, 25.1, 0.45, OUTSIDE",
    })
    void temperature_limits_are_those_of_the_classes(
            AirClass servers, double celsius, double humidity, Fit fit) {
        assertThat(servers.fit(new Weather(celsius, humidity, SEA_LEVEL_PASCALS))).isEqualTo(fit);
    }

    @ParameterizedTest
    @CsvSource({
        "A1, 17, 0.80",
        "A2, 21, 0.80",
        "A3, 24, 0.85",
        "A4, 24, 0.90",
        "H1, 17, 0.80",
    })
    void allowable_moisture_ends_at_a_dew_point_and_at_a_humidity(
            AirClass servers, double dewPointC, double humidity) {
        Envelope allowable = servers.allowable();
        Weather dampWarm = airWithDewPoint(dewPointC + 0.01, 25);
        Weather dampCool = new Weather(16, humidity + 0.001, SEA_LEVEL_PASCALS);

        assertThat(allowable.contains(airWithDewPoint(dewPointC - 0.01, 25)))
                .isEqualTo(airWithDewPoint(dewPointC, 25).relativeHumidity() <= humidity);
        assertThat(allowable.breaches(dampWarm)).containsExactly(Breach.TOO_DAMP);
        assertThat(allowable.contains(new Weather(16, humidity, SEA_LEVEL_PASCALS))).isTrue();
        assertThat(allowable.breaches(dampCool)).containsExactly(Breach.TOO_DAMP);
        assertThat(allowable.breaches(new Weather(24, 0.079, SEA_LEVEL_PASCALS)))
                .containsExactly(Breach.TOO_DRY);
        assertThat(allowable.contains(new Weather(24, 0.081, SEA_LEVEL_PASCALS))).isTrue();
        assertThat(allowable.breaches(airWithDewPoint(-12.1, 15.5)))
                .containsExactly(Breach.TOO_DRY);
        assertThat(allowable.contains(airWithDewPoint(-11.9, 15.5))).isTrue();
    }

    @Test
    void recommended_moisture_is_narrower() {
        Envelope recommended = AirClass.A4.recommended();

        assertThat(recommended.contains(airWithDewPoint(14.99, 25))).isTrue();
        assertThat(recommended.breaches(airWithDewPoint(15.01, 25)))
                .containsExactly(Breach.TOO_DAMP);
        assertThat(recommended.contains(airWithDewPoint(-8.9, 25))).isTrue();
        assertThat(recommended.breaches(airWithDewPoint(-9.1, 25))).containsExactly(Breach.TOO_DRY);
        assertThat(recommended.contains(new Weather(19, 0.70, SEA_LEVEL_PASCALS))).isTrue();
        assertThat(recommended.contains(new Weather(19, 0.71, SEA_LEVEL_PASCALS))).isFalse();
    }

    @Test
    void corrosive_gases_end_it_at_half_humidity() {
        Envelope corrosive = AirClass.A1.recommendedWithCorrosiveGases();

        assertThat(corrosive.contains(new Weather(20, 0.50, SEA_LEVEL_PASCALS))).isTrue();
        assertThat(corrosive.breaches(new Weather(20, 0.51, SEA_LEVEL_PASCALS)))
                .containsExactly(Breach.TOO_DAMP);
    }

    @Test
    void all_sides_that_are_breached_are_told() {
        assertThat(AirClass.A1.allowable().breaches(new Weather(50, 0.5, SEA_LEVEL_PASCALS)))
                .containsExactlyInAnyOrder(Breach.TOO_WARM, Breach.TOO_DAMP);
        assertThat(AirClass.A1.allowable().breaches(new Weather(-20, 0.5, SEA_LEVEL_PASCALS)))
                .containsExactlyInAnyOrder(Breach.TOO_COLD, Breach.TOO_DRY);
    }

    @Test
    void limits_in_disorder_are_refused() {
        assertThatThrownBy(() -> new Envelope(20, 18, -9, 15, 0, 0.7))
                .hasMessage("dry bulb: the lower limit (20.0) must be below the upper (18.0)");
        assertThatThrownBy(() -> new Envelope(18, 27, 15, 15, 0, 0.7))
                .hasMessageContaining("dew point");
        assertThatThrownBy(() -> new Envelope(18, 27, -9, 15, Double.NaN, 0.7))
                .hasMessageContaining("relative humidity");
    }

    @ParameterizedTest
    @CsvSource({
        "5, W17",
        "17, W17",
        "17.1, W27",
        "27, W27",
        "32, W32",
        "33, W40",
        "40, W40",
        "45, W45",
        "45.1, W_PLUS",
        "60, W_PLUS",
    })
    void liquid_is_served_by_the_first_class_that_takes_it(double supplyC, LiquidClass needed) {
        assertThat(LiquidClass.neededFor(supplyC)).isEqualTo(needed);
        assertThat(needed.accepts(supplyC)).isTrue();
        for (LiquidClass other : LiquidClass.values()) {
            assertThat(other.accepts(supplyC)).isEqualTo(other.compareTo(needed) >= 0);
        }
    }

    @Test
    void liquid_that_no_plant_supplies_is_refused() {
        assertThatThrownBy(() -> LiquidClass.neededFor(Double.NaN))
                .hasMessage("supply of facility water must be 2.0..80.0 C, was NaN");
        assertThatThrownBy(() -> LiquidClass.W32.accepts(0)).hasMessageContaining("was 0.0");
    }

    private static Weather airWithDewPoint(double dewPointC, double celsius) {
        double humidity =
                Psychrometrics.saturationPressure(dewPointC)
                        / Psychrometrics.saturationPressure(celsius);
        return new Weather(celsius, humidity, SEA_LEVEL_PASCALS);
    }
}
