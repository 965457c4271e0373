package io.heliotrope.orchestrator.carbon;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.MarketFactors;
import io.heliotrope.signals.accounting.Total;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Days of a report where clocks change.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CarbonDaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration HOUR = Duration.ofHours(1);

    private final CarbonFixture fixture = new CarbonFixture();

    /// On 2026-03-29 Berlin's clocks go from 02:00 to 03:00: that day runs from 23:00Z to 22:00Z,
    /// 23 hours. On 2026-10-25 they go back from 03:00 to 02:00: from 22:00Z to 23:00Z, 25 hours.
    @Test
    void days_are_those_of_the_time_zone_with_23_and_25_hours() {
        assertThat(day("2026-03-28T22:59:59Z")).isEqualTo("2026-03-28");
        assertThat(day("2026-03-28T23:00:00Z")).isEqualTo("2026-03-29");
        assertThat(day("2026-03-29T21:59:59Z")).isEqualTo("2026-03-29");
        assertThat(day("2026-03-29T22:00:00Z")).isEqualTo("2026-03-30");
        assertThat(day("2026-10-24T22:00:00Z")).isEqualTo("2026-10-25");
        assertThat(day("2026-10-25T22:59:59Z")).isEqualTo("2026-10-25");
        assertThat(day("2026-10-25T23:00:00Z")).isEqualTo("2026-10-26");
    }

    @Test
    void the_first_and_the_last_day_are_in_the_report_whole() {
        CarbonQuestion spring =
                CarbonQuestion.ofAll(GroupBy.DAY, BERLIN)
                        .from(LocalDate.parse("2026-03-29"))
                        .through(LocalDate.parse("2026-03-29"));
        CarbonQuestion autumn =
                CarbonQuestion.ofAll(GroupBy.DAY, BERLIN)
                        .from(LocalDate.parse("2026-10-25"))
                        .through(LocalDate.parse("2026-10-25"));

        assertThat(Duration.between(spring.from(), spring.to())).isEqualTo(Duration.ofHours(23));
        assertThat(Duration.between(autumn.from(), autumn.to())).isEqualTo(Duration.ofHours(25));

        for (int hour = 0; hour < 72; hour++) {
            Instant start = Instant.parse("2026-03-28T00:00:00Z").plus(Duration.ofHours(hour));
            fixture.batch("acme", NORTH, start, HOUR, 1);
        }
        assertThat(only(report(spring)).jobs()).isEqualTo(23);
    }

    /// A job that ran through all of 2026-03-29 and one through all of 2026-10-25 at 1 kW: 23 and
    /// 25 kWh; 20 g/kWh x 1.1: 506 and 550 g; embodied 23 and 25 x 33.333 g.
    @Test
    void runs_of_a_whole_day_have_23_and_25_hours() {
        ofDay("2026-03-29T00:00+01:00[Europe/Berlin]", 23);
        ofDay("2026-10-25T00:00+02:00[Europe/Berlin]", 25);

        List<CarbonRow> rows = report(CarbonQuestion.ofAll(GroupBy.DAY, BERLIN)).rows();

        assertThat(rows).extracting(CarbonRow::group).containsExactly("2026-03-29", "2026-10-25");
        assertThat(grams(rows.get(0).location())).isCloseTo(506, within(1e-9));
        assertThat(grams(rows.get(1).location())).isCloseTo(550, within(1e-9));
        assertThat(grams(rows.get(0).embodied())).isCloseTo(2300 / 3.0, within(1e-9));
        assertThat(grams(rows.get(1).embodied())).isCloseTo(2500 / 3.0, within(1e-9));
    }

    @Test
    void a_report_that_ends_before_it_begins_is_refused() {
        CarbonQuestion all = CarbonQuestion.ofAll(GroupBy.DAY, ZoneOffset.UTC);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        all.from(LocalDate.parse("2026-03-02"))
                                .through(LocalDate.parse("2026-03-01")))
                .withMessageContaining("must end");
    }

    private void ofDay(String midnight, int hours) {
        Instant start = ZonedDateTime.parse(midnight).toInstant();
        Duration length = Duration.ofHours(hours);
        fixture.batch("acme", NORTH, start, length, hours);
        fixture.reading(NORTH, AVERAGE_LIFECYCLE, 20, start, length);
    }

    private String day(String start) {
        CarbonFixture one = new CarbonFixture().batch("acme", NORTH, Instant.parse(start), HOUR, 1);
        return only(CarbonReport.of(
                        one.ledger(),
                        CarbonQuestion.ofAll(GroupBy.DAY, BERLIN),
                        MarketFactors.NONE,
                        EmbodiedFigures.shipped()))
                .group();
    }

    private CarbonReport report(CarbonQuestion question) {
        return CarbonReport.of(
                fixture.ledger(), question, MarketFactors.NONE, EmbodiedFigures.shipped());
    }

    private static CarbonRow only(CarbonReport report) {
        assertThat(report.rows()).hasSize(1);
        return report.rows().getFirst();
    }

    private static double grams(Total total) {
        assertThat(total.isKnown()).isTrue();
        return total.grams().p50().value();
    }
}
