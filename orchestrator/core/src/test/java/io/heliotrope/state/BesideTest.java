package io.heliotrope.state;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.state.TestSignals.forecast;
import static io.heliotrope.state.TestSignals.reading;
import static io.heliotrope.state.TestSignals.share;
import static io.heliotrope.state.TestSignals.shares;
import static io.heliotrope.state.TestWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.Slots;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is known of grids beside that on which regions are compared.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BesideTest {
    private static World world(Signal... signals) {
        TestWorld world = new TestWorld().region("de", "DE").region("se", "SE");
        for (Signal signal : signals) {
            world.signal(signal);
        }
        return world.build();
    }

    private static double marginal(World world, Instant at) {
        return world.grid(0, MARGINAL).gramsAt(at);
    }

    private static Instant slot(int slot) {
        return Slots.start(Slots.of(NOW) + slot);
    }

    @Test
    void it_neither_makes_nor_replaces_what_regions_are_compared_on() {
        World world =
                world(
                        reading("de", 400, AVERAGE_LIFECYCLE, NOW),
                        new Beside(reading("de", 700, MARGINAL, NOW)),
                        new Beside(reading("se", 30, AVERAGE_LIFECYCLE, NOW)));

        assertThat(world.curve(0).gramsPerKwhAt(NOW)).isEqualTo(400);
        assertThat(world.curve(1).basis()).isEmpty();
        assertThat(world.curve(1).gramsPerKwhAt(NOW)).isNaN();
        assertThat(marginal(world, NOW)).isEqualTo(700);
        assertThat(world.grid(0, AVERAGE_LIFECYCLE).gramsAt(NOW)).isEqualTo(400);
        assertThat(world.grid(1, AVERAGE_LIFECYCLE).gramsAt(NOW)).isEqualTo(30);
        assertThat(world.grid(1, MARGINAL).basis()).isEmpty();
    }

    @Test
    void older_news_changes_nothing_and_each_basis_has_its_own() {
        World world =
                world(
                        new Beside(reading("de", 700, MARGINAL, NOW)),
                        new Beside(reading("de", 1, MARGINAL, NOW.minusSeconds(900))),
                        new Beside(reading("de", 90, AVERAGE_LIFECYCLE, NOW)),
                        new Beside(forecast("de", MARGINAL, NOW, 0, 0, 0, 0, 650)),
                        new Beside(forecast("de", MARGINAL, NOW.minusSeconds(1), 9, 9, 9, 9, 9)));

        assertThat(marginal(world, NOW)).isEqualTo(700);
        assertThat(marginal(world, slot(4))).isEqualTo(650);
        assertThat(marginal(world, slot(5))).isEqualTo(700);
        assertThat(world.grid(0, AVERAGE_LIFECYCLE).gramsAt(NOW)).isEqualTo(90);
    }

    @Test
    void a_told_share_holds_while_it_is_valid_then_stands_in_while_it_is_stale() {
        World world = world(share("de", 0.6, NOW), share("de", 0.1, NOW.minusSeconds(60)));
        Shares shares = world.carbonFree(0);
        Instant end = NOW.plus(TestSignals.HELD);

        assertThat(shares.toldAt(NOW)).isEqualTo(0.6);
        assertThat(shares.toldOn()).contains(NOW);
        assertThat(shares.at(end.minusSeconds(1))).isEqualTo(0.6);
        assertThat(shares.at(end)).isNaN();
        assertThat(shares.toldAt(end)).isEqualTo(0.6);
        assertThat(shares.toldAt(end.plus(Duration.ofHours(2)))).isNaN();
        assertThat(shares.toldAt(NOW.minusSeconds(1))).isNaN();
        assertThat(world.carbonFree(1).toldAt(NOW)).isNaN();
        assertThat(world.carbonFree(1).toldOn()).isEmpty();
    }

    @Test
    void later_a_share_is_what_is_foretold() {
        World world =
                world(
                        share("de", 0.6, NOW),
                        shares("de", NOW, 0.1, 0.2, 0.3, 0.4, 0.5),
                        shares("de", NOW.minusSeconds(900), 1, 1, 1, 1, 1, 1));
        Shares shares = world.carbonFree(0);

        assertThat(shares.at(slot(1))).isEqualTo(0.6);
        assertThat(shares.foretoldAt(slot(1))).isEqualTo(0.2);
        assertThat(shares.at(slot(4))).isEqualTo(0.5);
        assertThat(shares.at(slot(5))).isNaN();
    }

    @Test
    void a_share_is_from_0_to_1() {
        assertThatThrownBy(() -> share("de", 1.01, NOW))
                .hasMessage("the carbon-free share of zone de must be 0..1, was 1.01");
        assertThatThrownBy(() -> shares("de", NOW, 0.5, -0.1))
                .hasMessageContaining("carbon-free share of zone de");
    }
}
