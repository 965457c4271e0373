package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
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

import io.heliotrope.model.Curve;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.series.PoundsPerMwh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Operational grams, computed by hand.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountingTest {
    private final List<Signal> signals = new ArrayList<>();

    /// 12:20 to 13:20 over half-hour slots of 100 (12:00), 200 (12:30) and 400 (13:00) g/kWh: 10
    /// minutes of the first, 30 of the second, 20 of the third. 6 kWh evenly spread are 1, 3 and 2
    /// kWh: 1 x 100 + 3 x 200 + 2 x 400 = 1500 g, times a PUE of 1.1: 1650 g.
    @Test
    void an_hour_from_twenty_past_twelve_over_half_hour_slots() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 12 * 60, 30, 100, 200, 400));

        Account account = account(run(12 * 60 + 20, 13 * 60 + 20, 6, 0));

        assertThat(grams(account.operational())).isCloseTo(1650, within(1e-9));
    }

    /// 20 minutes of 5-minute slots (120, 60, 120, 60: 90 in the mean), two slots of 15 (40, 80:
    /// 60) and one each of 30 (50) and 60 (200), 140 minutes in all. 14 kWh are 0.1 kWh a minute: 2
    /// x 90
    /// + 3 x 60 + 3 x 50 + 6 x 200 = 1710 g, times 1.1: 1881 g.
    @Test
    void slots_of_5_15_30_and_60_minutes_in_one_run() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 5, 120, 60, 120, 60));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 20, 15, 40, 80));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 50, 30, 50));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 80, 60, 200));

        Account account = account(run(0, 140, 14, 0));

        assertThat(grams(account.operational())).isCloseTo(1881, within(1e-9));
    }

    /// The grid's slots are 30 minutes (100, 300), the site's 20 (1.1, 1.2, 1.3): pieces of 20, 10,
    /// 10, 20 minutes. 6 kWh an hour: 2 x 100 x 1.1 + 1 x 100 x 1.2 + 1 x 300 x 1.2 + 2 x 300 x 1.3
    /// = 220 + 120 + 360 + 780 = 1480 g.
    @Test
    void the_sites_slots_need_not_be_the_grids() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 30, 100, 300));
        signals.add(
                new SiteForecast(
                        GREEN.id(),
                        "test",
                        at(0),
                        new Curve(at(0), Duration.ofMinutes(20), new double[] {1.1, 1.2, 1.3})));

        Account account = account(run(0, 60, 6, 0));

        assertThat(grams(account.operational())).isCloseTo(1480, within(1e-9));
    }

    /// 1000 lb/MWh are 453.59237 g/kWh; 2 kWh at a PUE of 1.1: 997.903 g.
    @Test
    void a_thousand_pounds_per_megawatt_hour() {
        double grams = new PoundsPerMwh(1000).toGramsPerKwh().value();
        signals.addAll(readings(GREEN, AVERAGE_DIRECT, 0, 60, grams));

        Account account = account(run(0, 60, 2, 0));

        assertThat(grams).isCloseTo(453.592, within(1e-3));
        assertThat(grams(account.operational())).isCloseTo(997.903214, within(1e-6));
    }

    /// At home at once: 100 g/kWh x 1.5 x 2 kWh = 300 g; here 20 x 1.1 x 2 = 44 g.
    @Test
    void what_was_saved_is_the_same_run_at_home_at_once_less_this_one() {
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 60, 100));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 120, 60, 20));

        Account account = account(run(120, 180, 2, 0));

        assertThat(grams(account.atHome())).isCloseTo(300, within(1e-9));
        assertThat(grams(account.saved())).isCloseTo(256, within(1e-9));
    }

    /// The run took two hours where one was planned. At home: 2 kWh over 100 and 40 g/kWh, 1 kWh
    /// each, times 1.5: 210 g. Here 2 x 150 x 1.1 = 330 g. Saved: -120 g.
    @Test
    void the_counterfactual_lasts_as_long_as_the_run_did_and_a_saving_may_be_negative() {
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 60, 100, 40));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 120, 60, 150, 150));

        Account account = account(run(120, 240, 2, 0));

        assertThat(grams(account.saved())).isCloseTo(-120, within(1e-9));
    }

    @Test
    void a_run_over_a_gap_is_unknown_and_so_is_its_saving() {
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 60, 100));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 30, 10));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 600, 30, 10));

        Account account = account(run(0, 610, 1, 0));

        assertThat(account.operational())
                .isEqualTo(
                        new Emission.Unknown(
                                Emission.Why.NO_INTENSITY, GREEN.id(), at(0), at(610)));
        assertThat(account.saved().isKnown()).isFalse();
    }

    @Test
    void no_energy_emits_nothing_where_the_grid_is_known_and_is_unknown_where_it_is_not() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100));

        assertThat(range(account(run(0, 60, 0, 0)).operational())).isEqualTo(GramsRange.ZERO);
        assertThat(account(run(600, 660, 0, 0)).operational().isKnown()).isFalse();
    }

    /// At 00:35 the second slot holds: 0.5 x 30 x 1.1 = 16.5 g.
    @Test
    void a_run_of_no_length_counts_at_its_moment() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 30, 10, 30));

        Account account = account(run(35, 35, 0.5, 0));

        assertThat(grams(account.operational())).isCloseTo(16.5, within(1e-9));
    }

    /// sigma^2 = 0.03^2 (meter) + 0.08^2 (PUE by model) + 0.05^2 (measured) = 0.0098: sigma is
    /// 0.098995; e^(1.2815516 x 0.098995) = 1.135266; 110 x 1.135266 = 124.879 and 110 / 1.135266 =
    /// 96.894.
    @Test
    void the_interval_is_that_of_energy_pue_and_intensity_together() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100));

        GramsRange range = range(account(run(0, 60, 1, 0)).operational());

        assertThat(range.p50().value()).isCloseTo(110, within(1e-9));
        assertThat(range.p90().value()).isCloseTo(124.879, within(2e-3));
        assertThat(range.p10().value()).isCloseTo(96.894, within(2e-3));
    }

    @Test
    void a_run_has_one_basis_and_lifecycle_comes_first() {
        signals.addAll(readings(GREEN, AVERAGE_DIRECT, 0, 60, 50));
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 80));

        assertThat(account(run(0, 60, 1, 0)).operational())
                .isInstanceOfSatisfying(
                        Emission.Known.class,
                        known -> assertThat(known.kind()).isEqualTo(Kind.LIFECYCLE));
    }

    @Test
    void both_sides_of_a_saving_have_the_basis_that_both_are_known_on() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 80));
        signals.addAll(readings(GREEN, AVERAGE_DIRECT, 0, 60, 50));
        signals.addAll(readings(HOME, AVERAGE_DIRECT, 0, 60, 100));

        Account account = account(run(0, 60, 1, 0));

        // 100 x 1.5 - 50 x 1.1
        assertThat(grams(account.saved())).isCloseTo(95, within(1e-9));
    }

    @Test
    void where_they_have_no_basis_in_common_the_saving_is_unknown() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 80));
        signals.addAll(readings(HOME, AVERAGE_DIRECT, 0, 60, 100));

        Account account = account(run(0, 60, 1, 0));

        assertThat(account.operational().isKnown()).isTrue();
        assertThat(account.saved().isKnown()).isFalse();
    }

    @Test
    void impossible_input_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run(1, 0, 1, 0))
                .withMessageContaining("must not end before it starts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunFacts.Occupied.ByTime(Double.NaN))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GramsRange.of(-1, 0.1))
                .withMessageContaining("-1.0");
    }

    private Account account(RunFacts run) {
        return new Accounting(new PublishedTruth(signals)).account(run);
    }
}
