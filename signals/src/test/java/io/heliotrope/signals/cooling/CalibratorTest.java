package io.heliotrope.signals.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.cooling.Calibration.Calibrated;
import io.heliotrope.signals.cooling.Calibration.Reason;
import io.heliotrope.signals.cooling.Calibration.Undetermined;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CalibratorTest {
    private static final long SEED = 54;
    private static final double DESIGN_KILOWATTS = 1_000;
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Economizer ECONOMIZER = Economizer.DryCooler.at(32);
    private static final Calibrator SITE = new Calibrator(ECONOMIZER, DESIGN_KILOWATTS, 0.6);
    private static final PueAnchors ANCHORS = new PueAnchors(1.12, 1.34, 0.6);

    @Test
    void two_readings_recover_the_anchors_that_made_them() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000; i++) {
            double free = random.nextDouble(1, 1.6);
            PueAnchors anchors =
                    new PueAnchors(free, free + random.nextDouble(1), random.nextDouble());
            Calibrator site = new Calibrator(ECONOMIZER, DESIGN_KILOWATTS, anchors.loadShare());
            List<MeterReading> readings =
                    List.of(
                            reading(
                                    anchors,
                                    random.nextDouble(50, 1_000),
                                    random.nextDouble(-20, 28)),
                            reading(
                                    anchors,
                                    random.nextDouble(50, 1_000),
                                    random.nextDouble(32, 50)));

            Calibrated found = calibrated(site.from(readings));

            assertThat(found.anchors().free())
                    .as("seed %s: %s", SEED, readings)
                    .isCloseTo(anchors.free(), EXACT);
            assertThat(found.anchors().mechanical()).isCloseTo(anchors.mechanical(), EXACT);
            assertThat(found.anchors().loadShare()).isEqualTo(anchors.loadShare());
            assertThat(found.worstMissed()).isCloseTo(0, EXACT);
        }
    }

    @Test
    void errors_of_the_meters_enter_no_more_than_the_gain_says() {
        RandomGenerator random = new SplittableRandom(SEED);
        for (int i = 0; i < 1_000; i++) {
            double worst = 0.01;
            List<MeterReading> readings = new ArrayList<>();
            for (int n = random.nextInt(2, 9); n > 0; n--) {
                double error = random.nextDouble(-worst, worst);
                MeterReading exact = reading(ANCHORS, 1_000, random.nextDouble(24, 38));
                readings.add(
                        new MeterReading(
                                exact.siteKilowatts() + error * 1_000, 1_000, exact.driverC()));
            }

            if (SITE.from(readings) instanceof Calibrated found) {
                double most = found.errorGain() * worst + 1e-9;
                assertThat(found.anchors().free())
                        .as("seed %s: %s", SEED, readings)
                        .isCloseTo(ANCHORS.free(), within(most));
                assertThat(found.anchors().mechanical())
                        .as("seed %s: %s", SEED, readings)
                        .isCloseTo(ANCHORS.mechanical(), within(most));
            }
        }
    }

    @Test
    void readings_at_both_ends_pass_errors_on_as_they_are() {
        assertThat(calibrated(SITE.from(readings(10, 40))).errorGain()).isCloseTo(1, EXACT);
    }

    @Test
    void more_readings_than_two_are_averaged_and_tell_how_far_they_miss() {
        List<MeterReading> readings =
                List.of(
                        new MeterReading(1_110, 1_000, 10),
                        new MeterReading(1_130, 1_000, 10),
                        new MeterReading(1_340, 1_000, 40));

        Calibrated found = calibrated(SITE.from(readings));

        assertThat(found.anchors().free()).isCloseTo(1.12, EXACT);
        assertThat(found.anchors().mechanical()).isCloseTo(1.34, EXACT);
        assertThat(found.worstMissed()).isCloseTo(0.01, EXACT);
        assertThat(found.errorGain()).isCloseTo(1, EXACT);
    }

    @Test
    void a_site_whose_pue_the_weather_does_not_move_is_one_too() {
        Calibrated found =
                calibrated(
                        SITE.from(
                                List.of(
                                        new MeterReading(1_100, 1_000, 10),
                                        new MeterReading(1_100, 1_000, 40))));

        assertThat(found.anchors().mechanical()).isCloseTo(found.anchors().free(), EXACT);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 25, above 36.0 C",
        "37, 45, below 26.0 C",
        "28, 29.5, above 36.0 C",
        "20, 29.2, above 36.0 C",
        "33, 40, below 26.0 C",
    })
    void readings_of_the_same_weather_determine_nothing(
            double first, double second, String lacking) {
        Undetermined answer = undetermined(SITE.from(readings(first, second)));

        assertThat(answer.reason()).isEqualTo(Reason.TOO_CLOSE);
        assertThat(answer.explanation())
                .contains("(at most 5.0)")
                .endsWith("add a reading with the driver " + lacking);
    }

    @ParameterizedTest
    @CsvSource({"20, 29.4", "28, 31", "29.8, 32", "32.6, 40"})
    void readings_just_far_enough_apart_determine_the_anchors(double first, double second) {
        assertThat(calibrated(SITE.from(readings(first, second))).anchors().mechanical())
                .isCloseTo(1.34, EXACT);
    }

    @Test
    void one_reading_is_too_few() {
        assertThat(undetermined(SITE.from(List.of(reading(ANCHORS, 500, 20)))))
                .isEqualTo(
                        new Undetermined(
                                Reason.TOO_FEW,
                                "two readings are needed, one of cool and one of warm weather;"
                                        + " there is 1"));
    }

    @ParameterizedTest
    @CsvSource({"49, 0.049", "1001, 1.001"})
    void a_load_that_the_model_does_not_reach_is_refused(double kilowatts, String load) {
        Undetermined answer =
                undetermined(
                        SITE.from(
                                List.of(
                                        reading(ANCHORS, 500, 20),
                                        new MeterReading(2_000, kilowatts, 40))));

        assertThat(answer.reason()).isEqualTo(Reason.LOAD_OUT_OF_RANGE);
        assertThat(answer.explanation()).contains("was " + load + " (").contains("of 1000.0 kW");
    }

    @ParameterizedTest
    @CsvSource({"1300, 1100", "1000, 4000", "1001, 3500"})
    void anchors_that_no_site_has_are_refused(double cool, double warm) {
        Undetermined answer =
                undetermined(
                        SITE.from(
                                List.of(
                                        new MeterReading(cool, 1_000, 10),
                                        new MeterReading(warm, 1_000, 40))));

        assertThat(answer.reason()).isEqualTo(Reason.IMPOSSIBLE);
        assertThat(answer.explanation()).contains("check the meters");
    }

    @Test
    void an_extrapolation_below_one_is_refused() {
        Undetermined answer =
                undetermined(
                        SITE.from(
                                List.of(
                                        new MeterReading(1_010, 1_000, 30),
                                        new MeterReading(1_200, 1_000, 34))));

        assertThat(answer.reason()).isEqualTo(Reason.IMPOSSIBLE);
        assertThat(answer.explanation()).contains("a PUE of 0.82 free and 1.295 mechanical");
    }

    @Test
    void meters_that_cannot_be_right_are_refused() {
        assertThatThrownBy(() -> new MeterReading(900, 1_000, 10))
                .hasMessageContaining("0 < IT <= site, was 1000.0 kW and 900.0 kW")
                .hasMessageContaining("swapped");
        assertThatThrownBy(() -> new MeterReading(900, 0, 10)).hasMessageContaining("was 0.0 kW");
        assertThatThrownBy(() -> new MeterReading(Double.NaN, 1, 10)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new MeterReading(2, 1, 61))
                .hasMessage("driver must be -60.0..60.0 C, was 61.0");
        assertThatThrownBy(() -> new Calibrator(ECONOMIZER, 0, 0.6))
                .hasMessage("design IT power must be finite and > 0 kW, was 0.0");
        assertThatThrownBy(() -> new Calibrator(ECONOMIZER, 1, 2)).hasMessageContaining("was 2.0");
    }

    private static List<MeterReading> readings(double firstC, double secondC) {
        return List.of(reading(ANCHORS, 800, firstC), reading(ANCHORS, 400, secondC));
    }

    private static MeterReading reading(PueAnchors anchors, double itKilowatts, double driverC) {
        double pue =
                anchors.pue(ECONOMIZER.mechanicalShare(driverC), itKilowatts / DESIGN_KILOWATTS);
        return new MeterReading(pue * itKilowatts, itKilowatts, driverC);
    }

    private static Calibrated calibrated(Calibration calibration) {
        return switch (calibration) {
            case Calibrated found -> found;
            case Undetermined answer -> throw new AssertionError(answer.toString());
        };
    }

    private static Undetermined undetermined(Calibration calibration) {
        return switch (calibration) {
            case Calibrated found -> throw new AssertionError(found.toString());
            case Undetermined answer -> answer;
        };
    }
}
