package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.accounting.Truth.Grid;
import io.heliotrope.signals.accounting.Truth.Site;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SeenTruthTest {
    private static final Region REGION = Skies.region(NORTH);

    private final SeenTruth truth = new SeenTruth();

    @Test
    void tells_each_slot_as_it_was_known_in_it() {
        truth.see(world(0, AVERAGE_LIFECYCLE, 10));
        truth.see(world(7, AVERAGE_LIFECYCLE, 20));
        truth.see(world(15, AVERAGE_LIFECYCLE, 30));

        List<Grid> grid = truth.intensity(REGION, AVERAGE_LIFECYCLE, at(5), at(20));

        assertThat(grid).extracting(Grid::from).containsExactly(at(0), at(15));
        assertThat(grid).extracting(Grid::to).containsExactly(at(15), at(30));
        assertThat(grid).extracting(one -> one.intensity().value()).containsExactly(20.0, 30.0);
        assertThat(grid).extracting(Grid::quality).containsOnly(Quality.MEASURED);
    }

    @Test
    void what_it_did_not_see_is_left_out() {
        truth.see(world(0, AVERAGE_LIFECYCLE, 10));
        truth.see(world(30, AVERAGE_LIFECYCLE, 30));

        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(0), at(45)))
                .extracting(Grid::from)
                .containsExactly(at(0), at(30));
        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(15), at(30))).isEmpty();
        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(-15), at(0))).isEmpty();
    }

    @Test
    void a_slot_has_the_basis_that_it_was_seen_on() {
        truth.see(world(0, AVERAGE_LIFECYCLE, 10));
        truth.see(world(15, Basis.MARGINAL, 600));

        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(0), at(30))).hasSize(1);
        assertThat(truth.intensity(REGION, Basis.MARGINAL, at(0), at(30))).hasSize(1);
        assertThat(truth.intensity(REGION, AVERAGE_DIRECT, at(0), at(30))).isEmpty();
    }

    @Test
    void pue_is_what_the_weather_said_then_and_the_usual_one_around_it() {
        truth.see(
                Skies.at(
                        at(15),
                        Skies.reading(NORTH, AVERAGE_LIFECYCLE, 10, at(0), at(60)),
                        new SiteForecast(
                                NORTH,
                                "weather",
                                at(0),
                                new Curve(at(0), Duration.ofHours(1), new double[] {1.25}))));

        assertThat(truth.pue(REGION, at(0), at(45)))
                .extracting(Site::pue)
                .containsExactly(1.1, 1.25, 1.1);
        assertThat(truth.pue(REGION, at(0), at(45)))
                .extracting(Site::from)
                .containsExactly(at(0), at(15), at(30));
    }

    @Test
    void a_slot_is_forgotten_after_eight_days() {
        truth.see(world(0, AVERAGE_LIFECYCLE, 10));
        long eightDays = SeenTruth.KEPT.toMinutes();

        truth.see(world(eightDays, AVERAGE_LIFECYCLE, 10));
        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(0), at(15))).hasSize(1);

        truth.see(world(eightDays + 15, AVERAGE_LIFECYCLE, 10));
        assertThat(truth.intensity(REGION, AVERAGE_LIFECYCLE, at(0), at(15))).isEmpty();
    }

    private static World world(long minute, Basis basis, double grams) {
        return Skies.at(at(minute), Skies.reading(NORTH, basis, grams, at(minute), at(minute + 1)));
    }

    private static Instant at(long minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }
}
