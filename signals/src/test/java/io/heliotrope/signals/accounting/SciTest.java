package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.at;
import static io.heliotrope.signals.accounting.Ground.readings;
import static io.heliotrope.signals.accounting.Ground.region;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.KilowattHours;
import io.heliotrope.signals.accounting.RunFacts.Idle;
import io.heliotrope.signals.accounting.Sci.Score;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SciTest {
    private static final Accounting ACCOUNTING =
            new Accounting(new PublishedTruth(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100)));

    private final Sci sci = new Sci();

    /// E x I: 2 kWh x 1.1 x 100 = 220 g. M: an H100 for an hour, 876000 / 26280 = 33.333 g. 4000
    /// tokens are 4 units: (220 + 33.333) / 4 = 63.333 g.
    @Test
    void is_energy_times_intensity_plus_the_hardwares_share_by_unit() {
        sci.add(ACCOUNTING.account(run(0, 60, 2, 0)), 4);

        Score.PerUnit score = (Score.PerUnit) sci.score();

        assertThat(score.grams().p50().value()).isCloseTo(760 / 12.0, within(1e-9));
        assertThat(score.withoutIdle()).isEqualTo(1);
    }

    /// The second run: 110 g + 16.667 g over 6 units more; (253.333 + 126.667) / 10 = 38 g.
    @Test
    void of_several_runs_is_all_grams_by_all_units() {
        sci.add(ACCOUNTING.account(run(0, 60, 2, 0)), 4);
        sci.add(ACCOUNTING.account(run(0, 30, 1, 0)), 6);

        assertThat(((Score.PerUnit) sci.score()).grams().p50().value()).isCloseTo(38, within(1e-9));
    }

    /// Idle: 0.5 kWh x 0.2 x 1.1 x 100 = 11 g more.
    @Test
    void holds_idle_energy_of_a_reservation_where_it_was_told() {
        RunFacts run = run(0, 60, 2, 0);
        Idle idle = new Idle.Reserved(new KilowattHours(0.5), 0.2);
        sci.add(
                ACCOUNTING.account(
                        new RunFacts(
                                run.region(),
                                run.from(),
                                run.to(),
                                run.energy(),
                                run.energySigma(),
                                run.occupied(),
                                idle,
                                run.moved(),
                                run.atHome())),
                1);

        Score.PerUnit score = (Score.PerUnit) sci.score();

        assertThat(score.grams().p50().value()).isCloseTo(264 + 1 / 3.0, within(1e-9));
        assertThat(score.withoutIdle()).isZero();
    }

    @Test
    void a_run_of_which_either_is_unknown_does_not_count_and_is_told() {
        sci.add(ACCOUNTING.account(run(600, 660, 2, 0)), 1);
        sci.add(ACCOUNTING.account(run(region("green", 1.1, "T4"), at(0), at(60), 1, at(0))), 1);

        assertThat(sci.score()).isEqualTo(new Score.Unknown(2));

        sci.add(ACCOUNTING.account(run(0, 60, 2, 0)), 1);
        assertThat(sci.score().unknown()).isEqualTo(2);
        assertThat(((Score.PerUnit) sci.score()).grams().p50().value())
                .isCloseTo(253 + 1 / 3.0, within(1e-9));
    }

    @Test
    void a_run_of_no_units_is_no_run() {
        sci.add(ACCOUNTING.account(run(0, 60, 2, 0)), 0);

        assertThat(sci.score()).isEqualTo(new Score.Unknown(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sci.add(ACCOUNTING.account(run(0, 60, 2, 0)), -1))
                .withMessageContaining("-1.0");
    }
}
