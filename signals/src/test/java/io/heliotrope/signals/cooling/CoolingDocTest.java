package io.heliotrope.signals.cooling;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.signals.DocPage;
import io.heliotrope.signals.cooling.Calibration.Calibrated;
import io.heliotrope.signals.cooling.CoolingOutlook.Quantiles;
import io.heliotrope.signals.cooling.FreeCooling.Opening;
import io.heliotrope.signals.cooling.HeatCredit.Displaced;
import io.heliotrope.signals.cooling.Wue.Ewif;
import io.heliotrope.signals.weather.AirCurves;
import io.heliotrope.signals.weather.Psychrometrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Each number of docs/cooling.md is what the code says, to the digits that are printed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CoolingDocTest {
    private static final DocPage DOC = DocPage.of("docs/cooling.md");
    private static final String PAGE = DOC.text();
    private static final double PASCALS = Psychrometrics.pressureAt(500);
    private static final Economizer TOWER = Economizer.Tower.at(18, 24);
    private static final Calibrator CALIBRATOR = new Calibrator(TOWER, 1_000, 0.6);
    private static final Instant MIDNIGHT = Instant.parse("2026-06-01T00:00:00Z");
    private static final Duration STEP = Duration.ofHours(3);
    private static final double LOAD = 0.7;

    @Test
    void the_classes_are_as_in_the_table() {
        List<List<String>> rows = DOC.table("| class |");
        List<Cooling> classes =
                List.of(
                        Cooling.CHILLED_WATER,
                        Cooling.AIR_SIDE,
                        Cooling.LIQUID_W32,
                        Cooling.LIQUID_W45,
                        Cooling.IMMERSION);

        assertThat(rows).hasSameSizeAs(classes);
        for (int i = 0; i < rows.size(); i++) {
            Cooling cooling = classes.get(i);
            List<String> row = rows.get(i);
            boolean isWet = cooling.economizer() instanceof Economizer.Tower;
            assertThat(row.get(0)).isEqualTo(cooling.name());
            assertThat(row.get(2)).isEqualTo(isWet ? "wet bulb" : "dry bulb");
            assertThat(celsius(row.get(3))).isEqualTo(cooling.economizer().freeUntilC());
            assertThat(celsius(row.get(4))).isEqualTo(cooling.economizer().mechanicalFromC());
            assertThat(row.get(5)).isEqualTo(digits(2, cooling.anchors().free()));
            assertThat(row.get(6)).isEqualTo(digits(2, cooling.anchors().mechanical()));
        }
    }

    @Test
    void the_readings_lead_to_the_anchors_of_the_example() {
        for (List<String> row : DOC.table("| IT kW |")) {
            MeterReading reading = reading(row);
            PueAnchors anchors = calibrated().anchors();
            double share = TOWER.mechanicalShare(reading.driverC());

            assertThat(row.get(3)).isEqualTo(digits(3, reading.pue()));
            assertThat(row.get(4)).isEqualTo(digits(3, share));
            assertThat(row.get(5)).isEqualTo(digits(3, anchors.pue(share, 1)));
        }
        assertThat(PAGE)
                .contains(
                        "free anchor %s, machine anchor %s; an error of the meters enters up to %s"
                                .formatted(
                                        digits(3, calibrated().anchors().free()),
                                        digits(3, calibrated().anchors().mechanical()),
                                        digits(2, calibrated().errorGain())));
    }

    @Test
    void the_day_is_as_in_the_table() {
        List<List<String>> rows = DOC.table("| hour | °C");
        AirCurves weather = weather(rows);
        CoolingCurves curves = site().of(weather);

        assertThat(PAGE).contains("those of " + digits(0, PASCALS) + " Pa");
        for (int i = 0; i < rows.size(); i++) {
            double pue = curves.pue().get(i);
            Wue water = new Wue(curves.litresPerItKwh().get(i));
            assertThat(rows.get(i).subList(3, 8))
                    .as("row %s", i)
                    .containsExactly(
                            digits(2, Psychrometrics.wetBulb(weather.get(i))),
                            digits(3, curves.freeShare().get(i)),
                            digits(3, pue),
                            digits(2, water.litresPerItKwh()),
                            digits(2, water.withSource(pue, new Ewif(2)).litresPerItKwh()));
        }
    }

    @Test
    void the_windows_are_as_in_the_table() {
        CoolingCurves curves = site().of(weather(DOC.table("| hour | °C")));

        List<Opening> openings = FreeCooling.STRICT.windows(curves);

        assertThat(openings)
                .extracting(opening ->
                        List.of(
                                hour(opening.window().start()),
                                hour(opening.window().end()),
                                digits(3, opening.meanPue())))
                .isEqualTo(DOC.table("| from hour |"));
    }

    @Test
    void the_uncertainty_at_noon_is_as_said() {
        AirCurves weather = weather(DOC.table("| hour | °C"));
        double[] deviation = new double[weather.size()];
        Arrays.fill(deviation, 2);
        TemperatureSpread spread =
                TemperatureSpread.ofDeviation(weather.celsius(), curve(deviation));

        Quantiles pue = site().of(weather, spread).pue();

        assertThat(PAGE)
                .contains(
                        "between %s (p10) and %s (p90)"
                                .formatted(
                                        digits(3, pue.p10().get(4)), digits(3, pue.p90().get(4))));
    }

    @Test
    void the_litres_at_three_concentrations_are_as_said() {
        assertThat(PAGE)
                .contains(
                        "%s L at C = 3, %s L at C = 5, %s L at C = 8"
                                .formatted(litresAt(3), litresAt(5), litresAt(8)));
    }

    @Test
    void the_reuse_of_heat_is_as_said() {
        KilowattHours heat = new KilowattHours(300);
        EnergyReuse energy =
                new EnergyReuse(new KilowattHours(1_389), new KilowattHours(1_000), heat);
        HeatCredit credit = new HeatCredit(heat, Displaced.gasBoiler(0.9));

        assertThat(PAGE)
                .contains(
                        "on a day with 1389 kWh in all: ERF %s, ERE %s, and beside the account %s g"
                                .formatted(
                                        digits(3, energy.erf()),
                                        digits(3, energy.ere()),
                                        digits(0, credit.avoided().gramsElsewhere())));
    }

    private static CoolingForecast site() {
        Cooling cooling = new Cooling("example", TOWER, calibrated().anchors());
        return new CoolingForecast(new PueModel(cooling, LOAD), new WaterUse(0.9, 1.15, 5));
    }

    private static Calibrated calibrated() {
        List<MeterReading> readings =
                DOC.table("| IT kW |").stream().map(CoolingDocTest::reading).toList();
        return (Calibrated) CALIBRATOR.from(readings);
    }

    private static MeterReading reading(List<String> row) {
        return new MeterReading(number(row.get(1)), number(row.get(0)), number(row.get(2)));
    }

    private static AirCurves weather(List<List<String>> rows) {
        return AirCurves.atPressure(
                curve(rows.stream().mapToDouble(row -> number(row.get(1))).toArray()),
                curve(rows.stream().mapToDouble(row -> number(row.get(2)) / 100).toArray()),
                PASCALS);
    }

    private static Curve curve(double... values) {
        return new Curve(MIDNIGHT, STEP, values);
    }

    private static String hour(Instant instant) {
        return Long.toString(Duration.between(MIDNIGHT, instant).toHours());
    }

    private static String litresAt(double cycles) {
        return digits(2, new WaterUse(1, 1, cycles).whenWet().litresPerItKwh());
    }

    private static double celsius(String cell) {
        assertThat(cell).endsWith(" °C");
        return number(cell.substring(0, cell.length() - 3));
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    private static String digits(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
