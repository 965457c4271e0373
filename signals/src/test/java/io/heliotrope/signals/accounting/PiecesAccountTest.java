package io.heliotrope.signals.accounting;

import static io.heliotrope.model.Basis.AVERAGE_DIRECT;
import static io.heliotrope.model.Basis.AVERAGE_LIFECYCLE;
import static io.heliotrope.signals.accounting.Ground.GREEN;
import static io.heliotrope.signals.accounting.Ground.HOME;
import static io.heliotrope.signals.accounting.Ground.grams;
import static io.heliotrope.signals.accounting.Ground.readings;
import static io.heliotrope.signals.accounting.Ground.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.protocol.ControlRecord.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Runs in several pieces, computed by hand.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PiecesAccountTest {
    private final List<Signal> signals = new ArrayList<>();

    private Account account(RunFacts run) {
        return new Accounting(new PublishedTruth(signals)).account(run);
    }

    /// 1 kWh from 0:00 to 1:00 at 100 g/kWh, 2 kWh from 3:00 to 4:00 at 50, PUE 1.1: 110 + 110 =
    /// 220 g. At home from 0:00 to 2:00 at 300 and 400 g/kWh, PUE 1.5: 450 + 1200 = 1650 g.
    @Test
    void the_account_of_a_run_in_pieces_is_the_sum_of_theirs() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100, 900, 900, 50));
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 60, 300, 400));

        Account account = account(run(180, 240, 2, 60).after(List.of(run(0, 60, 1, 0))));

        assertThat(account.energy().value()).isEqualTo(3);
        assertThat(grams(account.operational())).isCloseTo(220, within(1e-9));
        assertThat(grams(account.atHome())).isCloseTo(1650, within(1e-9));
        assertThat(grams(account.saved())).isCloseTo(1430, within(1e-9));
    }

    @Test
    void a_run_that_is_cut_without_a_break_has_the_account_of_the_whole() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 30, 100, 200, 300, 400));
        signals.addAll(readings(HOME, AVERAGE_LIFECYCLE, 0, 30, 400, 300, 200, 100));

        Account whole = account(run(0, 120, 4, 0));
        Account cut =
                account(
                        run(50, 120, 4 * 70 / 120.0, 50)
                                .after(List.of(run(0, 50, 4 * 50 / 120.0, 0))));

        assertThat(grams(cut.operational())).isCloseTo(grams(whole.operational()), within(1e-9));
        assertThat(grams(cut.atHome())).isCloseTo(grams(whole.atHome()), within(1e-9));
        assertThat(grams(cut.embodied().grams()))
                .isCloseTo(grams(whole.embodied().grams()), within(1e-9));
    }

    @Test
    void what_is_not_known_of_one_piece_is_not_known_of_the_run() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 100));

        Account account = account(run(180, 240, 2, 0).after(List.of(run(0, 60, 1, 0))));

        assertThat(account.operational().isKnown()).isFalse();
    }

    /// Of one piece the life cycle is known, of both what is emitted directly.
    @Test
    void all_pieces_are_counted_on_one_basis() {
        signals.addAll(readings(GREEN, AVERAGE_LIFECYCLE, 0, 60, 500));
        signals.addAll(readings(GREEN, AVERAGE_DIRECT, 0, 60, 100, 0, 0, 50));

        Account account = account(run(180, 240, 2, 0).after(List.of(run(0, 60, 1, 0))));

        assertThat(grams(account.operational())).isCloseTo(220, within(1e-9));
    }
}
