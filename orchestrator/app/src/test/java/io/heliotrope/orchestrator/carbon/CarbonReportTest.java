package io.heliotrope.orchestrator.carbon;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.CENTRAL;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.EAST;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NOON;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.GramsRange;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import io.heliotrope.signals.accounting.Sci.Score;
import io.heliotrope.signals.accounting.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonReportTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final RegionId GONE = new RegionId("gone");

    private final CarbonFixture fixture = new CarbonFixture();

    /// In eu-north 2 kWh x 1.1 x 20 = 44 g; at home 2 x 1.3 x 400 = 1040 g; saved 996 g. Embodied:
    /// an H100 for an hour, 33.333 g; by batch job 44 + 33.333 = 77.333 g. Moved: 1 MB x 0.059
    /// kWh/GB at (20 + 400) / 2 = 0.01239 g.
    @Test
    void a_moved_batch_job_with_all_its_columns() {
        grids(NOON).batch("acme", NORTH, NOON, HOUR, 2);

        CarbonRow row = only(report(GroupBy.TENANT));

        assertThat(row.group()).isEqualTo("acme");
        assertThat(row.basis()).isEqualTo("lifecycle");
        assertThat(row.energy().value()).isEqualTo(2);
        assertThat(grams(row.location())).isCloseTo(44, within(1e-9));
        assertThat(grams(row.atHome())).isCloseTo(1040, within(1e-9));
        assertThat(grams(row.saved())).isCloseTo(996, within(1e-9));
        assertThat(grams(row.embodied())).isCloseTo(100 / 3.0, within(1e-9));
        assertThat(grams(row.movement())).isCloseTo(0.01239, within(1e-12));
        assertThat(perUnit(row.perJob())).isCloseTo(44 + 100 / 3.0, within(1e-9));
        assertThat(row.perRequest()).isEqualTo(new Score.Unknown(0));
        assertThat(row.perThousandTokens()).isEqualTo(new Score.Unknown(0));
    }

    /// Interactive: 0.002 kWh x 1.1 x 20 = 0.044 g. Embodied by energy: 0.002 kWh / 0.745 kW of
    /// 33.333 g/h = 0.0894855 g. 500 tokens are half a unit: 2 x (0.044 + 0.0894855) = 0.266971 g.
    @Test
    void a_request_is_scored_by_request_and_by_tokens() {
        grids(NOON).chat("acme", NORTH, NOON, 0.002, 500);

        CarbonRow row = only(report(GroupBy.MODEL));

        assertThat(row.group()).isEqualTo("tiny-llama");
        assertThat(perUnit(row.perRequest())).isCloseTo(0.1334855, within(1e-7));
        assertThat(perUnit(row.perThousandTokens())).isCloseTo(0.2669709, within(1e-7));
        assertThat(row.perJob()).isEqualTo(new Score.Unknown(0));
    }

    /// It ran where the grid has 900 g/kWh: 1.35 x 900 = 1215 g; at home 520 g: 695 g lost.
    @Test
    void a_saving_may_be_negative() {
        grids(NOON).batch("acme", EAST, NOON, HOUR, 1);
        fixture.reading(EAST, AVERAGE_LIFECYCLE, 900, NOON, HOUR);

        assertThat(grams(only(report(GroupBy.REGION)).saved())).isCloseTo(-695, within(1e-9));
    }

    /// Admitted six hours before the run, when home had 100 g/kWh: 1 x 1.3 x 100 = 130 g.
    @Test
    void the_counterfactual_is_that_of_the_admission() {
        Instant admitted = NOON.minus(Duration.ofHours(6));
        grids(NOON).batch("acme", NORTH, NOON, HOUR, 1).admitted(CENTRAL, admitted, 2);
        fixture.reading(CENTRAL, AVERAGE_LIFECYCLE, 100, admitted, HOUR);

        CarbonReport report = report(GroupBy.REGION);

        assertThat(grams(only(report).atHome())).isCloseTo(130, within(1e-9));
        assertThat(report.gaps().uncountedAttempts()).isEqualTo(2);
    }

    @Test
    void what_is_not_known_is_counted_and_enters_no_sum() {
        grids(NOON)
                .batch("acme", NORTH, NOON, HOUR, 2)
                .batch("acme", NORTH, NOON.plus(Duration.ofDays(3)), HOUR, 5)
                .batch("acme", EAST, NOON, HOUR, 1);

        CarbonRow row = only(report(GroupBy.TENANT));

        assertThat(row.jobs()).isEqualTo(3);
        assertThat(row.energy().value()).isEqualTo(8);
        assertThat(grams(row.location())).isCloseTo(44, within(1e-9));
        assertThat(row.location().unknown()).isEqualTo(2);
        assertThat(row.atHome().unknown()).isEqualTo(2);
        assertThat(row.embodied().unknown()).as("of an L4").isEqualTo(1);
        assertThat(row.market()).isEqualTo(new Total(row.market().kind(), zero(), 0, 3));
        assertThat(row.marginal().isKnown()).isFalse();
    }

    @Test
    void a_group_of_which_nothing_is_known_says_so() {
        fixture.batch("acme", NORTH, NOON, HOUR, 2);

        CarbonRow row = only(report(GroupBy.TENANT));

        assertThat(row.basis()).isEqualTo("unknown");
        assertThat(row.location().isKnown()).isFalse();
        assertThat(row.perJob()).isEqualTo(new Score.Unknown(1));
    }

    @Test
    void grams_of_two_bases_stand_in_two_rows() {
        grids(NOON).batch("acme", NORTH, NOON, HOUR, 2);
        Instant later = NOON.plus(Duration.ofDays(3));
        fixture.batch("acme", NORTH, later, HOUR, 2);
        fixture.reading(NORTH, AVERAGE_DIRECT, 10, later, HOUR);

        CarbonReport report = report(GroupBy.TENANT);

        assertThat(report.rows())
                .extracting(CarbonRow::basis)
                .containsExactly("lifecycle", "direct");
        assertThat(report.rows())
                .extracting(row -> grams(row.location()))
                .satisfiesExactly(
                        first -> assertThat(first).isCloseTo(44, within(1e-9)),
                        second -> assertThat(second).isCloseTo(22, within(1e-9)));
        assertThat(report.totals()).hasSize(2);
    }

    @Test
    void marginal_and_market_based_grams_have_columns_of_their_own() {
        grids(NOON).batch("acme", NORTH, NOON, HOUR, 2);
        CarbonRow plain = only(report(GroupBy.TENANT));
        fixture.reading(NORTH, MARGINAL, 500, NOON, HOUR);

        CarbonRow row =
                only(
                        CarbonReport.of(
                                fixture.ledger(),
                                CarbonQuestion.ofAll(GroupBy.TENANT, ZoneOffset.UTC),
                                new MarketFactors(
                                        Map.of(NORTH, new Factor(new GramsPerKwh(5), "PPA"))),
                                EmbodiedFigures.shipped()));

        // 2 x 1.1 x 500 and 2 x 1.1 x 5
        assertThat(grams(row.marginal())).isCloseTo(1100, within(1e-9));
        assertThat(grams(row.market())).isCloseTo(11, within(1e-9));
        assertThat(row.location()).isEqualTo(plain.location());
        assertThat(row.saved()).isEqualTo(plain.saved());
        assertThat(row.perJob()).isEqualTo(plain.perJob());
    }

    @Test
    void a_region_that_the_catalogue_does_not_know_any_more_leaves_energy_alone() {
        grids(NOON).batch("acme", GONE, NOON, HOUR, 2);

        CarbonRow row = only(report(GroupBy.REGION));

        assertThat(row.group()).isEqualTo("gone");
        assertThat(row.energy().value()).isEqualTo(2);
        assertThat(row.location().unknown()).isEqualTo(1);
        assertThat(row.embodied().unknown()).isEqualTo(1);
    }

    @Test
    void rows_are_in_order_and_totals_add_them_up() {
        grids(NOON)
                .batch("zeta", NORTH, NOON, HOUR, 1)
                .batch("acme", NORTH, NOON, HOUR, 2)
                .batch("acme", CENTRAL, NOON, HOUR, 3);

        CarbonReport report = report(GroupBy.TENANT);

        assertThat(report.rows()).extracting(CarbonRow::group).containsExactly("acme", "zeta");
        CarbonRow total = report.totals().getFirst();
        assertThat(total.jobs()).isEqualTo(3);
        assertThat(grams(total.location()))
                .isCloseTo(
                        report.rows().stream().mapToDouble(row -> grams(row.location())).sum(),
                        within(1e-9));
    }

    /// eu-north at 20 g/kWh, eu-central at 400, for an hour from `start`.
    private CarbonFixture grids(Instant start) {
        return fixture.reading(NORTH, AVERAGE_LIFECYCLE, 20, start, HOUR)
                .reading(CENTRAL, AVERAGE_LIFECYCLE, 400, start, HOUR);
    }

    private CarbonReport report(GroupBy by) {
        return report(CarbonQuestion.ofAll(by, ZoneOffset.UTC));
    }

    private CarbonReport report(CarbonQuestion question) {
        return CarbonReport.of(
                fixture.ledger(), question, MarketFactors.NONE, EmbodiedFigures.shipped());
    }

    private static CarbonRow only(CarbonReport report) {
        assertThat(report.rows()).hasSize(1);
        return report.rows().getFirst();
    }

    private static GramsRange zero() {
        return GramsRange.ZERO;
    }

    private static double grams(Total total) {
        assertThat(total.isKnown()).isTrue();
        return total.grams().p50().value();
    }

    private static double perUnit(Score score) {
        return ((Score.PerUnit) score).grams().p50().value();
    }
}
