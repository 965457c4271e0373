package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.CENTRAL;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NORTH;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Job;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Status;
import io.heliotrope.signals.accounting.RunFacts;
import io.heliotrope.signals.accounting.RunFacts.AtHome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunsTest {
    private static final Catalogue CATALOGUE = LedgerFixture.catalogue();
    private static final Job JOB = LedgerFixture.batch("job", "");
    private static final AtHome HOME =
            new AtHome(CATALOGUE.find(CENTRAL).orElseThrow(), NOON.minusSeconds(600));

    private static Status.Done inPieces(RegionId first) {
        Status.Done early = LedgerFixture.done(JOB, first, 1, NOON.plus(Duration.ofMinutes(40)));
        Status.Done last = LedgerFixture.done(JOB, WEST, 2, NOON.plus(Duration.ofMinutes(20)));
        return new Status.Done(
                last.token(),
                last.execution(),
                last.region(),
                last.output(),
                last.measured(),
                List.of(
                        new PieceRun(
                                early.token(),
                                early.execution(),
                                early.region(),
                                early.measured())));
    }

    @Test
    void at_home_the_pieces_of_a_job_would_have_run_one_right_after_the_other() {
        RunFacts run = Runs.facts(CATALOGUE, JOB, inPieces(NORTH), HOME).orElseThrow();

        assertThat(run.pieces())
                .extracting(piece -> piece.region().id())
                .containsExactly(NORTH, WEST);
        assertThat(run.pieces())
                .extracting(piece -> piece.atHome().start())
                .containsExactly(HOME.start(), HOME.start().plus(Duration.ofMinutes(40)));
        assertThat(run.pieces()).allMatch(piece -> piece.atHome().region().equals(HOME.region()));
    }

    @Test
    void of_a_job_with_a_piece_in_an_unknown_region_nothing_is_known() {
        assertThat(Runs.facts(CATALOGUE, JOB, inPieces(new RegionId("atlantis")), HOME)).isEmpty();
    }

    @Test
    void a_job_in_one_piece_has_no_earlier_one() {
        RunFacts run =
                Runs.facts(CATALOGUE, JOB, LedgerFixture.done(JOB, NORTH), HOME).orElseThrow();

        assertThat(run.earlier()).isEmpty();
        assertThat(run.atHome()).isEqualTo(HOME);
    }
}
