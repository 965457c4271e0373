package io.heliotrope.decide;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.policy.facts.RegionFact.CARBON;
import static io.heliotrope.policy.facts.RegionFact.CARBON_FREE;
import static io.heliotrope.policy.facts.RegionFact.CARBON_MARGINAL;
import static io.heliotrope.state.TestSignals.forecast;
import static io.heliotrope.state.TestSignals.reading;
import static io.heliotrope.state.TestSignals.share;
import static io.heliotrope.state.TestSignals.shares;
import static io.heliotrope.state.TestWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What policies are told of grids, on whatever basis regions are compared.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldFactsTest {
    private static final int DE = 0;
    private static final int SE = 1;
    private static final int US = 2;
    private static final Duration LATER = Duration.ofMinutes(20);

    private static WorldFacts facts(Signal... signals) {
        TestWorld world =
                new TestWorld()
                        .now(NOW.plus(LATER))
                        .region("de", "DE")
                        .region("se", "SE")
                        .region("us", "US");
        for (Signal signal : signals) {
            world.signal(signal);
        }
        return new WorldFacts(world.build(), List.of());
    }

    @Test
    void on_an_average_basis_marginal_values_come_from_beside_it() {
        WorldFacts facts =
                facts(
                        reading("de", 400, AVERAGE_LIFECYCLE, NOW),
                        reading("se", 20, AVERAGE_LIFECYCLE, NOW),
                        new Beside(reading("de", 700, MARGINAL, NOW)));

        assertThat(facts.reading(CARBON, DE)).isEqualTo(400);
        assertThat(facts.reading(CARBON_MARGINAL, DE)).isEqualTo(700);
        assertThat(facts.ageSeconds(CARBON_MARGINAL, DE)).isEqualTo(20 * 60.0);
        assertThat(facts.reading(CARBON_MARGINAL, SE)).isNaN();
        assertThat(facts.ageSeconds(CARBON_MARGINAL, SE)).isInfinite();
        assertThat(facts.forecast(CARBON_MARGINAL, SE, 0)).isNaN();
    }

    @Test
    void on_the_marginal_basis_average_values_come_from_beside_it() {
        WorldFacts facts =
                facts(
                        reading("de", 700, MARGINAL, NOW),
                        reading("se", 650, MARGINAL, NOW),
                        new Beside(reading("de", 400, AVERAGE_LIFECYCLE, NOW)));

        assertThat(facts.reading(CARBON, DE)).isEqualTo(400);
        assertThat(facts.ageSeconds(CARBON, DE)).isEqualTo(20 * 60.0);
        assertThat(facts.reading(CARBON, SE)).isNaN();
        assertThat(facts.forecast(CARBON, SE, 4)).isNaN();
        assertThat(facts.reading(CARBON_MARGINAL, DE)).isEqualTo(700);
        assertThat(facts.reading(CARBON_MARGINAL, SE)).isEqualTo(650);
    }

    @Test
    void without_any_average_there_is_no_average() {
        WorldFacts facts = facts(reading("de", 700, MARGINAL, NOW));

        assertThat(facts.reading(CARBON, DE)).isNaN();
        assertThat(facts.ageSeconds(CARBON, DE)).isInfinite();
        assertThat(facts.forecast(CARBON, DE, 0)).isNaN();
        assertThat(facts.reading(CARBON_MARGINAL, DE)).isEqualTo(700);
    }

    @Test
    void two_averages_never_meet() {
        WorldFacts compared =
                facts(
                        reading("de", 400, AVERAGE_DIRECT, NOW),
                        reading("se", 20, AVERAGE_DIRECT, NOW),
                        reading("us", 300, AVERAGE_LIFECYCLE, NOW),
                        new Beside(reading("us", 280, AVERAGE_DIRECT, NOW)));
        WorldFacts beside =
                facts(
                        reading("de", 700, MARGINAL, NOW),
                        reading("se", 650, MARGINAL, NOW),
                        new Beside(reading("de", 410, AVERAGE_LIFECYCLE, NOW)),
                        new Beside(reading("de", 400, AVERAGE_DIRECT, NOW)),
                        new Beside(reading("se", 25, AVERAGE_LIFECYCLE, NOW)));

        assertThat(compared.reading(CARBON, US)).isEqualTo(280);
        assertThat(beside.reading(CARBON, DE)).isEqualTo(410);
        assertThat(beside.reading(CARBON, SE)).isEqualTo(25);
    }

    @Test
    void forecasts_of_each_kind_reach_later_slots() {
        WorldFacts facts =
                facts(
                        reading("de", 400, AVERAGE_LIFECYCLE, NOW),
                        forecast("de", AVERAGE_LIFECYCLE, NOW, 1, 2, 3, 4, 350),
                        new Beside(reading("de", 700, MARGINAL, NOW)),
                        new Beside(forecast("de", MARGINAL, NOW, 5, 6, 7, 8, 9, 640)),
                        share("de", 0.5, NOW),
                        shares("de", NOW, 0, 0.1, 0.2, 0.3, 0.4, 0.9));

        // now lies in the second slot, and readings hold for the first four
        assertThat(facts.forecast(CARBON, DE, 0)).isEqualTo(2);
        assertThat(facts.forecast(CARBON_MARGINAL, DE, 0)).isEqualTo(6);
        assertThat(facts.forecast(CARBON_FREE, DE, 0)).isEqualTo(0.1);
        assertThat(facts.forecast(CARBON_MARGINAL, DE, 2)).isEqualTo(700);
        assertThat(facts.forecast(CARBON_FREE, DE, 2)).isEqualTo(0.5);
        assertThat(facts.forecast(CARBON, DE, 3)).isEqualTo(350);
        assertThat(facts.forecast(CARBON_MARGINAL, DE, 4)).isEqualTo(640);
        assertThat(facts.forecast(CARBON_FREE, DE, 4)).isEqualTo(0.9);
        assertThat(facts.forecast(CARBON_FREE, DE, 5)).isNaN();
    }

    @Test
    void a_carbon_free_share_has_its_age() {
        WorldFacts facts = facts(share("de", 0.5, NOW));

        assertThat(facts.reading(CARBON_FREE, DE)).isEqualTo(0.5);
        assertThat(facts.ageSeconds(CARBON_FREE, DE)).isEqualTo(20 * 60.0);
        assertThat(facts.reading(CARBON_FREE, SE)).isNaN();
        assertThat(facts.ageSeconds(CARBON_FREE, SE)).isInfinite();
    }
}
