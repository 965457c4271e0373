package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.grams;
import static io.heliotrope.signals.accounting.Ground.range;
import static io.heliotrope.signals.accounting.Ground.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.DocPage;
import io.heliotrope.signals.accounting.EmbodiedFigures.Figure;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.RunFacts.Moved;
import io.heliotrope.signals.accounting.RunFacts.Occupied;
import io.heliotrope.signals.accounting.RunFacts.Weights;
import io.heliotrope.signals.energy.AcceleratorPower;
import io.heliotrope.signals.energy.EnergyMethod;
import io.heliotrope.signals.energy.EnergyTable;
import io.heliotrope.signals.energy.MeasuredBy;
import io.heliotrope.signals.energy.PowerTable;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Each number of docs/carbon-accounting.md is what the code says, to the digits that are printed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonAccountingDocTest {
    private static final DocPage PAGE = DocPage.of("docs/carbon-accounting.md");
    private static final long HALF_HOUR = 30;
    private static final long REVISED_AT = 18 * 60;

    @Test
    void the_deviations_are_as_in_the_table() {
        assertThat(PAGE.table("| input |").stream().map(row -> number(row.get(2))).toList())
                .containsExactly(
                        MeasuredBy.METER.method(Lane.BATCH).sigma(),
                        MeasuredBy.MODEL.method(Lane.INTERACTIVE).sigma(),
                        MeasuredBy.MODEL.method(Lane.BATCH).sigma(),
                        Sigma.PUE_MODELLED,
                        Sigma.of(Quality.MEASURED),
                        Sigma.of(Quality.ESTIMATED),
                        Sigma.of(Quality.FORECAST),
                        Sigma.of(Quality.MODELLED),
                        Sigma.of(Quality.STATIC),
                        Sigma.EMBODIED);
        assertThat(Sigma.of(Quality.STALE)).isEqualTo(Sigma.of(Quality.FORECAST));
        assertThat(PAGE.text())
                .contains(
                        "exp(∓ " + digits(4, GramsRange.Z90) + " σ)",
                        "σ is %s for dense models within the measured batches, %s for mixtures"
                                .formatted(
                                        digits(2, EnergyMethod.TABLE_DENSE.sigma()),
                                        digits(2, EnergyMethod.TABLE_MOE.sigma())),
                        digits(2, EnergyMethod.TABLE_EXTRAPOLATED.sigma()) + " outside",
                        "σ " + digits(2, EnergyMethod.POWER.sigma()));
    }

    @Test
    void embodied_figures_are_as_in_the_table() {
        for (List<String> row : PAGE.table("| accelerator | kg")) {
            Figure figure = EmbodiedFigures.shipped().of(row.get(0)).orElseThrow();

            assertThat(row.subList(1, 5))
                    .containsExactly(
                            digits(0, figure.kilograms()),
                            digits(0, figure.years()),
                            digits(2, figure.gramsPerHour()),
                            figure.source());
        }
        assertThat(PAGE.text()).contains(Network.KWH_PER_GB + " kWh per GB");
    }

    @Test
    void energy_by_token_is_as_in_the_table() {
        List<List<String>> told =
                EnergyTable.shipped().entries().stream()
                        .map(entry ->
                                List.of(
                                        entry.serving().model(),
                                        entry.serving().accelerator(),
                                        Integer.toString(entry.serving().count()),
                                        Double.toString(entry.curve().joulesA()),
                                        Double.toString(entry.curve().joulesC()),
                                        entry.shape().name().toLowerCase(Locale.ROOT),
                                        "%.0f–%.0f".formatted(entry.batchFrom(), entry.batchTo())))
                        .toList();

        assertThat(PAGE.table("| model |")).isEqualTo(told);
    }

    @Test
    void power_is_as_in_the_table() {
        PowerTable power = PowerTable.shipped();
        List<List<String>> told =
                power.names().stream()
                        .map(name -> power.find(name).orElseThrow())
                        .map(one ->
                                List.of(
                                        one.name(),
                                        digits(0, one.ratedWatts()),
                                        Double.isNaN(one.idleWatts())
                                                ? "unknown"
                                                : digits(0, one.idleWatts())))
                        .toList();

        assertThat(PAGE.table("| accelerator | rating")).isEqualTo(told);
        assertThat(PAGE.text())
                .contains(
                        "(%s · rating − idle)".formatted(AcceleratorPower.BUSY_SHARE),
                        "plus %s W of host".formatted(digits(0, AcceleratorPower.HOST_WATTS)));
    }

    @Test
    void the_slots_of_the_example_have_the_grams_of_the_table() {
        for (List<String> row : PAGE.table("| slot |")) {
            assertThat(row.get(2)).isEqualTo(digits(3, 6 * number(row.get(1)) / 60));
            assertThat(row.get(5))
                    .isEqualTo(
                            digits(
                                    2,
                                    number(row.get(2)) * number(row.get(3)) * number(row.get(4))));
        }
    }

    @Test
    void the_account_of_the_example_is_as_said() {
        Account account = accounting(signals()).account(run());
        Sci sci = new Sci();
        sci.add(account, 1);

        GramsRange operational = range(account.operational());
        assertThat(PAGE.text())
                .contains(
                        "Operational: %s g, eight times in ten between %s and %s g"
                                .formatted(
                                        digits(2, operational.p50().value()),
                                        digits(2, operational.p10().value()),
                                        digits(2, operational.p90().value())),
                        "= %s g: saved %s g"
                                .formatted(gram(account.atHome()), gram(account.saved())),
                        "market-based: %s g".formatted(gram(account.market())),
                        "Embodied: %s g".formatted(gram(account.embodied().grams())),
                        "weights for it would be %s g at most"
                                .formatted(gram(account.movement().weights())),
                        "SCI per batch job: %s g"
                                .formatted(
                                        digits(
                                                2,
                                                ((Sci.Score.PerUnit) sci.score())
                                                        .grams()
                                                        .p50()
                                                        .value())));
    }

    @Test
    void the_restatement_of_the_example_is_as_said() {
        List<Signal> revised = new ArrayList<>(signals());
        revised.add(
                reading(
                        GREEN,
                        AVERAGE_LIFECYCLE,
                        12 * 60 + HALF_HOUR,
                        13 * 60,
                        18,
                        at(REVISED_AT)));
        PublishedTruth truth = new PublishedTruth(revised);

        Restatement restatement =
                Restatement.of(
                                new JobId("job"),
                                run(),
                                at(REVISED_AT - 1),
                                accounting(truth.asKnownAt(at(REVISED_AT - 1))),
                                at(REVISED_AT),
                                accounting(truth.asKnownAt(at(REVISED_AT))))
                        .orElseThrow();

        Account was = restatement.replaced().account();
        Account is = restatement.by().account();
        assertThat(PAGE.text())
                .contains(
                        "replaces %s g by %s g: a difference of %s g, and %s g more are saved"
                                .formatted(
                                        gram(was.operational()),
                                        gram(is.operational()),
                                        gram(restatement.changes().getFirst().difference()),
                                        gram(is.saved().minus(was.saved()))));
    }

    private static RunFacts run() {
        return new RunFacts(
                GREEN,
                at(12 * 60 + 20),
                at(13 * 60 + 20),
                new KilowattHours(6),
                EnergyMethod.METER.sigma(),
                new Occupied.ByTime(2),
                new Idle.NotTold(),
                new Moved(0, new Weights.Bytes(50_000_000_000L)),
                new AtHome(HOME, at(9 * 60)));
    }

    /// The slots of the table; Frankfurt has 380 g/kWh and a PUE of 1.3 all day.
    private static List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        List<List<String>> rows = PAGE.table("| slot |");
        for (List<String> row : rows) {
            long minute = LocalTime.parse(row.get(0)).toSecondOfDay() / 60;
            signals.add(slot(minute, number(row.get(3))));
        }
        signals.add(reading(HOME, AVERAGE_LIFECYCLE, 0, 24 * 60, 380, at(0)));
        double[] pue = rows.stream().mapToDouble(row -> number(row.get(4))).toArray();
        signals.add(pue(GREEN.id(), 12 * 60, pue));
        double[] atHome = new double[48];
        Arrays.fill(atHome, 1.3);
        signals.add(pue(HOME.id(), 0, atHome));
        return signals;
    }

    private static Intensity slot(long minute, double grams) {
        return reading(GREEN, AVERAGE_LIFECYCLE, minute, minute + HALF_HOUR, grams, at(minute));
    }

    private static SiteForecast pue(RegionId region, long minute, double... pue) {
        Duration step = Duration.ofMinutes(HALF_HOUR);
        return new SiteForecast(region, "example", at(0), new Curve(at(minute), step, pue));
    }

    private static Accounting accounting(List<Signal> signals) {
        return accounting(new PublishedTruth(signals));
    }

    private static Accounting accounting(PublishedTruth truth) {
        Factor contract = new Factor(new GramsPerKwh(5), "contract");
        return new Accounting(
                truth, new MarketFactors(Map.of(GREEN.id(), contract)), EmbodiedFigures.shipped());
    }

    private static String gram(Emission emission) {
        return digits(2, grams(emission));
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }

    private static String digits(int count, double value) {
        return String.format(Locale.ROOT, "%." + count + "f", value);
    }
}
