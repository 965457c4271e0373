package io.heliotrope.orchestrator.restate;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.CENTRAL;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NOON;
import static io.heliotrope.orchestrator.carbon.CarbonFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.orchestrator.carbon.CarbonFixture;
import io.heliotrope.orchestrator.carbon.CarbonQuestion;
import io.heliotrope.orchestrator.carbon.CarbonReport;
import io.heliotrope.orchestrator.carbon.CarbonRow;
import io.heliotrope.orchestrator.carbon.GroupBy;
import io.heliotrope.orchestrator.carbon.Stated;
import io.heliotrope.protocol.Restated;
import io.heliotrope.protocol.Restated.Cause;
import io.heliotrope.protocol.Restated.Change;
import io.heliotrope.protocol.Restated.Figure;
import io.heliotrope.protocol.Restated.Figure.Grams;
import io.heliotrope.protocol.Restated.Figure.NotKnown;
import io.heliotrope.protocol.Restated.Told;
import io.heliotrope.signals.accounting.EmbodiedFigures;
import io.heliotrope.signals.accounting.MarketFactors;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Two jobs of 2 kWh ran from noon on for an hour in eu-north (PUE 1.1), while its zone was read at
/// 100 g/kWh: 220 g each. At home in eu-central (PUE 1.3) it was 400 g/kWh.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RestaterTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant END = NOON.plus(HOUR);

    private final CarbonFixture fixture = new CarbonFixture();

    RestaterTest() {
        fixture.batch("acme", NORTH, NOON, HOUR, 2)
                .batch("zeta", NORTH, NOON, HOUR, 2)
                .reading(NORTH, AVERAGE_LIFECYCLE, 100, NOON, HOUR)
                .reading(CENTRAL, AVERAGE_LIFECYCLE, 400, NOON, HOUR);
    }

    /// 2 x 1.1 x 80 = 176 g: 44 less, and 44 more are saved.
    @Test
    void a_revision_restates_every_job_of_its_time_with_what_moved_and_why() {
        revised(80, 5);

        List<Restated> restated = restate();

        assertThat(restated).extracting(one -> one.job().value()).containsExactly("job-0", "job-1");
        Restated first = restated.getFirst();
        assertThat(first.replaces()).isEqualTo(END);
        assertThat(first.knownAt()).isEqualTo(END.plus(Duration.ofHours(5)));
        assertThat(first.origin()).isEqualTo(CENTRAL);
        assertThat(first.changes())
                .extracting(Change::column)
                .containsExactly("operational", "data_movement", "saved");
        Change operational = first.changes().getFirst();
        assertThat(grams(operational.was())).isCloseTo(220, within(1e-9));
        assertThat(grams(operational.is())).isCloseTo(176, within(1e-9));
        assertThat(grams(operational.difference())).isCloseTo(-44, within(1e-9));
        assertThat(grams(first.changes().getLast().difference())).isCloseTo(44, within(1e-9));
        assertThat(first.causes())
                .containsExactly(
                        new Cause(
                                Told.READING,
                                zone(),
                                "test",
                                END.plus(Duration.ofHours(5)),
                                NOON,
                                END,
                                1));
    }

    @Test
    void what_was_stated_anew_is_not_stated_anew_again() {
        revised(80, 5);
        fixture.restated(restate());

        assertThat(restate()).isEmpty();
    }

    @Test
    void without_a_revision_there_is_nothing_to_state() {
        assertThat(restate()).isEmpty();

        fixture.reading(NORTH, AVERAGE_LIFECYCLE, 7, END, HOUR);
        assertThat(restate()).as("of another hour").isEmpty();
    }

    @Test
    void a_later_revision_replaces_the_last_statement_and_the_report_tells_the_whole_way() {
        revised(80, 5);
        fixture.restated(restate());
        revised(90, 9);

        List<Restated> again = restate();

        assertThat(again).hasSize(2);
        assertThat(again.getFirst().replaces()).isEqualTo(END.plus(Duration.ofHours(5)));
        assertThat(grams(again.getFirst().changes().getFirst().was())).isCloseTo(176, within(1e-9));
        assertThat(grams(again.getFirst().changes().getFirst().is())).isCloseTo(198, within(1e-9));

        fixture.restated(again.subList(0, 1));
        CarbonRow all = report().totals().getFirst();
        assertThat(all.restatedJobs()).isEqualTo(2);
        // 22 g less of the one, 44 g less of the other
        assertThat(all.restated().grams().p50().value()).isCloseTo(-66, within(1e-9));
        assertThat(all.location().grams().p50().value()).isCloseTo(2 * 198, within(1e-9));
    }

    @Test
    void of_two_processes_that_restate_the_same_the_first_counts() {
        revised(80, 5);
        List<Restated> ours = restate();
        revised(90, 6);
        List<Restated> theirs = restate();
        fixture.restated(ours).restated(theirs);

        Stated stated = Stated.of(fixture.ledger().restatements());

        assertThat(stated.of(fixture.ledger().jobs().getFirst())).containsExactly(ours.getFirst());
        List<Restated> next = restate();
        assertThat(next.getFirst().replaces()).isEqualTo(ours.getFirst().knownAt());
        assertThat(grams(next.getFirst().changes().getFirst().is())).isCloseTo(198, within(1e-9));
    }

    @Test
    void what_was_not_known_and_came_to_be_has_no_difference_and_is_counted_apart() {
        Instant later = NOON.plus(Duration.ofDays(3));
        fixture.batch("late", NORTH, later, HOUR, 2)
                .reading(NORTH, AVERAGE_DIRECT, 50, later, HOUR, HOUR);

        List<Restated> restated = restate();

        assertThat(restated).hasSize(1);
        Change operational = restated.getFirst().changes().getFirst();
        assertThat(operational.was()).isEqualTo(new NotKnown("no_intensity"));
        assertThat(((Grams) operational.is()).kind()).isEqualTo("direct");
        assertThat(operational.difference()).isEqualTo(new NotKnown("no_intensity"));
        fixture.restated(restated);
        CarbonRow direct = report().totals().getLast();
        assertThat(direct.basis()).isEqualTo("direct");
        assertThat(direct.restatedJobs()).isEqualTo(1);
        assertThat(direct.restated().isKnown()).isFalse();
        assertThat(restate()).isEmpty();
    }

    @Test
    void jobs_outside_the_range_are_left_alone() {
        revised(80, 5);

        assertThat(Restater.of(fixture.ledger(), job -> job.job().tenant().value().equals("zeta")))
                .extracting(one -> one.job().value())
                .containsExactly("job-1");
    }

    private void revised(double grams, long hoursLate) {
        fixture.reading(NORTH, AVERAGE_LIFECYCLE, grams, NOON, HOUR, Duration.ofHours(hoursLate));
    }

    private List<Restated> restate() {
        return Restater.of(fixture.ledger(), _ -> true);
    }

    private CarbonReport report() {
        return CarbonReport.of(
                fixture.ledger(),
                CarbonQuestion.ofAll(GroupBy.REGION, ZoneOffset.UTC),
                MarketFactors.NONE,
                EmbodiedFigures.shipped());
    }

    private static String zone() {
        return CarbonFixture.catalogue().find(NORTH).orElseThrow().zone().value();
    }

    private static double grams(Figure figure) {
        return ((Grams) figure).p50();
    }
}
