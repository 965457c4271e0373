package io.heliotrope.signals.cooling;

import static io.heliotrope.signals.weather.Psychrometrics.SEA_LEVEL_PASCALS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.cooling.Economizer.AirSide;
import io.heliotrope.signals.cooling.Economizer.DryCooler;
import io.heliotrope.signals.cooling.Economizer.Tower;
import io.heliotrope.signals.weather.Psychrometrics;
import io.heliotrope.signals.weather.Weather;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EconomizerTest {
    private static final long SEED = 1120;
    private static final Offset<Double> EXACT = within(1e-9);

    static final Economizer[] ALL = {
        AirSide.at(24),
        Tower.at(16, 22),
        DryCooler.at(32),
        DryCooler.at(32).withPads(),
        DryCooler.at(40),
    };

    static Stream<Arguments> thresholds() {
        return Stream.of(
                Arguments.of(Cooling.AIR_SIDE, 23, 36),
                Arguments.of(Cooling.CHILLED_WATER, 10.5, 16.5),
                Arguments.of(Cooling.LIQUID_W32, 26, 36),
                Arguments.of(Cooling.LIQUID_W45, 39, 49),
                Arguments.of(Cooling.IMMERSION, 34, 44));
    }

    @ParameterizedTest
    @MethodSource("thresholds")
    void the_classes_change_over_where_the_reference_says(
            Cooling cooling, double freeUntilC, double mechanicalFromC) {
        Economizer economizer = cooling.economizer();

        assertThat(economizer.freeUntilC()).isEqualTo(freeUntilC);
        assertThat(economizer.mechanicalFromC()).isEqualTo(mechanicalFromC);
        assertThat(economizer.mechanicalShare(freeUntilC)).isZero();
        assertThat(economizer.mechanicalShare(freeUntilC - 40)).isZero();
        assertThat(economizer.mechanicalShare((freeUntilC + mechanicalFromC) / 2))
                .isCloseTo(0.5, EXACT);
        assertThat(economizer.mechanicalShare(mechanicalFromC)).isOne();
        assertThat(economizer.mechanicalShare(mechanicalFromC + 40)).isOne();
        assertThat(economizer.mechanicalShare(Double.NaN)).isNaN();
    }

    @Test
    void approaches_are_settings_of_a_site() {
        assertThat(new Tower(18, 26, 3, 1).freeUntilC()).isEqualTo(14);
        assertThat(new Tower(18, 26, 3, 1).mechanicalFromC()).isEqualTo(22);
        assertThat(new DryCooler(30, 38, 8, 0).freeUntilC()).isEqualTo(22);
        assertThat(new DryCooler(30, 38, 8, 0).mechanicalFromC()).isEqualTo(30);
        assertThat(new AirSide(25, 10, 2, 17).freeUntilC()).isEqualTo(23);
        assertThat(new AirSide(25, 10, 2, 17).mechanicalFromC()).isEqualTo(35);
    }

    @Test
    void damp_air_is_locked_out_above_the_limit_and_not_at_it() {
        Weather air = new Weather(18, 0.8, SEA_LEVEL_PASCALS);
        double dewPointC = Psychrometrics.dewPoint(air);

        assertThat(AirSide.at(24).lockedAbove(dewPointC).freeShare(air)).isOne();
        assertThat(AirSide.at(24).lockedAbove(dewPointC - 1e-6).freeShare(air)).isZero();
    }

    @Test
    void a_wider_lock_is_taken_from_the_class_of_the_servers() {
        Weather muggy = new Weather(21, 0.75, SEA_LEVEL_PASCALS);
        AirSide usual = AirSide.at(24);

        assertThat(usual.highestDewPointC()).isEqualTo(15);
        assertThat(usual.freeShare(muggy)).isZero();
        assertThat(usual.lockedAbove(AirClass.A1.allowable().highestDewPointC()).freeShare(muggy))
                .isOne();
    }

    @Test
    void only_air_side_is_locked_out_by_moisture() {
        Weather fog = new Weather(9, 1, SEA_LEVEL_PASCALS);
        Weather sultry = new Weather(18, 1, SEA_LEVEL_PASCALS);

        assertThat(Tower.at(16, 22).freeShare(fog)).isOne();
        assertThat(DryCooler.at(32).freeShare(sultry)).isOne();
        assertThat(AirSide.at(24).freeShare(sultry)).isZero();
    }

    @Test
    void pads_bring_the_air_four_fifths_of_the_way_to_its_wet_bulb() {
        Weather air = new Weather(35, 0.2, SEA_LEVEL_PASCALS);
        DryCooler dry = DryCooler.at(32);
        DryCooler padded = dry.withPads();

        assertThat(dry.driverC(air)).isEqualTo(35);
        assertThat(dry.mechanicalShare(air)).isCloseTo(0.9, EXACT);
        assertThat(padded.driverC(air)).isCloseTo(35 - 0.8 * (35 - 18.870), within(0.001));
        assertThat(padded.mechanicalShare(air)).isZero();
    }

    @Test
    void water_flows_through_a_tower_always_through_pads_when_warm_else_with_machines() {
        Weather cold = new Weather(5, 0.5, SEA_LEVEL_PASCALS);
        Weather atLimit = new Weather(26, 0.3, SEA_LEVEL_PASCALS);
        Weather warm = new Weather(31, 0.3, SEA_LEVEL_PASCALS);

        assertThat(Tower.at(16, 22).wetShare(cold)).isOne();
        assertThat(DryCooler.at(32).withPads().wetShare(atLimit)).isZero();
        assertThat(DryCooler.at(32).withPads().wetShare(warm)).isOne();
        assertThat(DryCooler.at(32).wetShare(atLimit)).isZero();
        assertThat(DryCooler.at(32).wetShare(warm)).isCloseTo(0.5, EXACT);
        assertThat(AirSide.at(24).wetShare(cold)).isZero();
        assertThat(AirSide.at(24).wetShare(new Weather(40, 0.1, SEA_LEVEL_PASCALS))).isOne();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void warmer_air_of_the_same_humidity_never_needs_fewer_machines_or_less_water(
            Economizer economizer) {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 2_000; i++) {
            double celsius = random.nextDouble(-40, 55);
            double humidity = random.nextDouble(0.01, 1);
            double pascals = random.nextDouble(70_000, 105_000);
            Weather air = new Weather(celsius, humidity, pascals);
            Weather warmer = new Weather(celsius + random.nextDouble(5), humidity, pascals);

            assertThat(economizer.mechanicalShare(warmer))
                    .as("seed %s: %s, %s", SEED, air, warmer)
                    .isGreaterThanOrEqualTo(economizer.mechanicalShare(air));
            assertThat(economizer.wetShare(warmer))
                    .as("seed %s: %s, %s", SEED, air, warmer)
                    .isGreaterThanOrEqualTo(economizer.wetShare(air));
        }
    }

    @Test
    void settings_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> AirSide.at(50))
                .hasMessage("supply air must be 5.0..45.0 C, was 50.0");
        assertThatThrownBy(() -> new AirSide(24, 0, 1, 15)).hasMessageContaining("was 0.0");
        assertThatThrownBy(() -> new AirSide(24, 12, -1, 15))
                .hasMessage("approach must be 0.0..30.0 K, was -1.0");
        assertThatThrownBy(() -> AirSide.at(24).lockedAbove(Double.NaN))
                .hasMessageContaining("highest dew point must be");
        assertThatThrownBy(() -> Tower.at(16, 16))
                .hasMessage(
                        "return must be above the supply of 16.0 C and at most 80.0 C, was 16.0 C");
        assertThatThrownBy(() -> Tower.at(1, 16)).hasMessageContaining("was 1.0");
        assertThatThrownBy(() -> new Tower(16, 22, 31, 1)).hasMessageContaining("was 31.0");
        assertThatThrownBy(() -> new DryCooler(32, 42, 6, 1.2))
                .hasMessage("effectiveness of pads must be 0.0..1.0, was 1.2");
    }
}
