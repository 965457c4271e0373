package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.model.Basis.MARGINAL;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.grams;
import static io.heliotrope.signals.accounting.Ground.range;
import static io.heliotrope.signals.accounting.Ground.readings;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.signals.accounting.EmbodiedFigures.Figure;
import io.heliotrope.signals.accounting.MarketFactors.Factor;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.RunFacts.Moved;
import io.heliotrope.signals.accounting.RunFacts.Occupied;
import io.heliotrope.signals.accounting.RunFacts.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What stands beside the operational grams, each in a column of its own.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ColumnsTest {
    private static final MarketFactors CONTRACT =
            new MarketFactors(Map.of(GREEN.id(), new Factor(new GramsPerKwh(7), "PPA 12")));

    private final List<Signal> signals =
            new ArrayList<>(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 20));

    /// 2 kWh x 1.1 x 7 g/kWh = 15.4 g.
    @Test
    void the_market_based_figure_is_the_contracts() {
        Account account = account(run(0, 60, 2, 0), CONTRACT);

        assertThat(account.market())
                .isInstanceOfSatisfying(
                        Emission.Known.class,
                        known -> assertThat(known.kind()).isEqualTo(Kind.MARKET));
        assertThat(grams(account.market())).isCloseTo(15.4, within(1e-9));
    }

    @Test
    void without_a_contract_it_is_unknown_and_no_copy() {
        Account account = account(run(0, 60, 2, 0), MarketFactors.NONE);

        assertThat(account.operational().isKnown()).isTrue();
        assertThat(account.market())
                .isEqualTo(
                        new Emission.Unknown(Emission.Why.NO_CONTRACT, GREEN.id(), at(0), at(60)));
    }

    @Test
    void a_contract_holds_where_the_grid_is_not_known() {
        Account account = account(run(900, 960, 2, 0), CONTRACT);

        assertThat(account.operational().isKnown()).isFalse();
        assertThat(grams(account.market())).isCloseTo(15.4, within(1e-9));
    }

    /// 2 kWh x 1.1 x 600 g/kWh = 1320 g.
    @Test
    void marginal_grams_stand_apart_and_need_a_marginal_reading() {
        assertThat(account(run(0, 60, 2, 0), CONTRACT).marginal().isKnown()).isFalse();

        signals.addAll(readings(GREEN, MARGINAL, 0, 60, 600));
        Account account = account(run(0, 60, 2, 0), CONTRACT);

        assertThat(grams(account.marginal())).isCloseTo(1320, within(1e-9));
        assertThat(grams(account.operational())).isCloseTo(44, within(1e-9));
    }

    @Test
    void marginal_readings_alone_make_no_location_based_figure() {
        signals.clear();
        signals.addAll(readings(GREEN, MARGINAL, 0, 60, 600));
        signals.addAll(readings(HOME, MARGINAL, 0, 60, 700));

        Account account = account(run(0, 60, 2, 0), CONTRACT);

        assertThat(account.operational().isKnown()).isFalse();
        assertThat(account.atHome().isKnown()).isFalse();
        assertThat(account.saved().isKnown()).isFalse();
    }

    /// A quarter of 0.8 kWh is 0.2 kWh, x 1.1 x 20 = 4.4 g.
    @Test
    void idle_energy_of_a_reservation_is_shared_and_otherwise_unknown() {
        RunFacts told = with(run(0, 60, 2, 0), new Idle.Reserved(new KilowattHours(0.8), 0.25));

        assertThat(grams(account(told, CONTRACT).idle())).isCloseTo(4.4, within(1e-9));
        assertThat(account(run(0, 60, 2, 0), CONTRACT).idle())
                .isEqualTo(new Emission.Unknown(Emission.Why.NOT_TOLD, GREEN.id(), at(0), at(60)));
    }

    /// 876 kg over 3 x 8760 h is 33.333 g an hour; half an accelerator for 90 minutes is 0.75 h: 25
    /// g. p90 = 25 x e^(1.28155 x 0.4) = 41.742 g.
    @Test
    void embodied_carbon_follows_time_and_names_its_basis() {
        RunFacts half = occupying(run(0, 90, 2, 0), new Occupied.ByTime(0.5));

        Account.Embodied embodied = account(half, CONTRACT).embodied();

        assertThat(grams(embodied.grams())).isCloseTo(25, within(1e-9));
        assertThat(range(embodied.grams()).p90().value()).isCloseTo(41.742, within(1e-3));
        assertThat(embodied.basis())
                .startsWith("876 kg per slot over 3 years in full use, server 5700 kg / 8");
    }

    /// 0.25 kWh at 500 W are half an hour of an accelerator: 16.667 g.
    @Test
    void a_shared_accelerators_embodied_carbon_follows_energy() {
        RunFacts shared = occupying(run(0, 90, 0.25, 0), new Occupied.ByEnergy());

        assertThat(grams(account(shared, CONTRACT).embodied().grams()))
                .isCloseTo(50 / 3.0, within(1e-9));
    }

    @Test
    void embodied_carbon_of_other_hardware_is_unknown_unless_the_operator_says_it() {
        EmbodiedFigures shipped = EmbodiedFigures.shipped();
        EmbodiedFigures own = shipped.with(Map.of("L4", new Figure(87.6, 4, "maker")));

        assertThat(shipped.of("A100-40").orElseThrow().basis())
                .isEqualTo("318 kg per slot over 3 years in full use, Chien et al. 2023");
        assertThat(shipped.of("L4-24")).isEmpty();
        assertThat(shipped.of("H1000")).isEmpty();
        assertThat(own.of("l4-24").orElseThrow().gramsPerHour()).isCloseTo(2.5, within(1e-12));

        RunFacts onL4 = run(Ground.region("green", 1.1, "L4-24"), at(0), at(60), 1, at(0));
        assertThat(account(onL4, CONTRACT).embodied().grams())
                .isEqualTo(
                        new Emission.Unknown(Emission.Why.NO_EMBODIED, GREEN.id(), at(0), at(60)));
        assertThat(account(onL4, CONTRACT).embodied().basis()).isEqualTo("not known of L4-24");
    }

    /// 140 GB x 0.059 kWh/GB = 8.26 kWh at (20 + 100) / 2 = 60 g/kWh: 495.6 g, an upper bound. The
    /// tenth of it, less 1.28155 x 0.05, is the low end: 49.56 / 1.06618 = 46.48 g.
    @Test
    void moving_weights_is_charged_at_the_upper_bound_with_both_ends_intensity() {
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 60, 100));
        RunFacts moved =
                moving(run(0, 60, 2, 0), new Moved(0, new Weights.Bytes(140_000_000_000L)));

        Account.Movement movement = account(moved, CONTRACT).movement();

        assertThat(grams(movement.weights())).isCloseTo(495.6, within(1e-9));
        assertThat(range(movement.weights()).p10().value()).isCloseTo(46.483, within(1e-2));
        assertThat(range(movement.data())).isEqualTo(GramsRange.ZERO);
    }

    @Test
    void what_nobody_told_of_movement_is_unknown() {
        Account account = account(run(0, 60, 2, 0), CONTRACT);

        assertThat(account.movement().weights().isKnown()).isFalse();
        assertThat(account.movement().data().isKnown()).as("home's grid is unknown").isFalse();
    }

    @Test
    void grams_of_two_kinds_do_not_meet() {
        Emission market = new Emission.Known(Kind.MARKET, GramsRange.of(1, 0));
        Emission direct = new Emission.Known(Kind.DIRECT, GramsRange.of(1, 0));

        assertThat(market.minus(direct))
                .isEqualTo(new Emission.Incomparable(Kind.MARKET, Kind.DIRECT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Total.of(Kind.LIFECYCLE).plus(direct))
                .withMessageContaining("kind direct do not enter a sum of kind lifecycle");
    }

    @Test
    void a_contract_must_name_its_paper() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Factor(new GramsPerKwh(0), " "))
                .withMessageContaining("source");
    }

    private Account account(RunFacts run, MarketFactors market) {
        return new Accounting(new PublishedTruth(signals), market, EmbodiedFigures.shipped())
                .account(run);
    }

    private static RunFacts with(RunFacts run, Idle idle) {
        return new RunFacts(
                run.region(),
                run.from(),
                run.to(),
                run.energy(),
                run.energySigma(),
                run.occupied(),
                idle,
                run.moved(),
                run.atHome());
    }

    private static RunFacts occupying(RunFacts run, Occupied occupied) {
        return new RunFacts(
                run.region(),
                run.from(),
                run.to(),
                run.energy(),
                run.energySigma(),
                occupied,
                run.idle(),
                run.moved(),
                run.atHome());
    }

    private static RunFacts moving(RunFacts run, Moved moved) {
        return new RunFacts(
                run.region(),
                run.from(),
                run.to(),
                run.energy(),
                run.energySigma(),
                run.occupied(),
                run.idle(),
                moved,
                run.atHome());
    }
}
