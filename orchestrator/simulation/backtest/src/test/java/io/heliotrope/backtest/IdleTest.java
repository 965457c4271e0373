package io.heliotrope.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.live.Trace;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Power;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.PolicySettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three regions of eight accelerators that draw 0.2 kW when idle, slots of an hour.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdleTest {
    private static final Backtest.Named SHIPPED =
            new Backtest.Named(
                    "shipped",
                    new PolicySettings(
                                    PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO,
                                    0,
                                    1,
                                    Duration.ZERO)
                            .with(List.of(PolicyTexts.shipped())));

    @TempDir private Path folder;

    /// So many jobs ran in the first region, hour by hour, and none elsewhere.
    private static Trace trace(Recorded recorded, long... ran) {
        List<List<Long>> rows = new ArrayList<>();
        for (long count : ran) {
            rows.add(List.of(count, 0L, 0L));
        }
        return new Trace(recorded.scenario().episodes().start(0), Duration.ofHours(1), rows, rows);
    }

    private static Idle idle(Recorded recorded, Duration startup, long... ran) {
        Power power = new Power(0.2, startup);
        return Idle.of(recorded, power, List.of(), trace(recorded, ran));
    }

    @Test
    void accelerators_are_on_for_what_runs_and_start_at_the_price_of_idle_power()
            throws IOException {
        Recorded recorded = new TestScenario(folder).read();
        Sky sky = recorded.sky();
        int first = sky.stepOf(recorded.scenario().episodes().start(0));

        Idle idle = idle(recorded, Duration.ofMinutes(15), 2, 0, 3);

        assertThat(idle.hours()).isEqualTo(3 * 3 * 8);
        assertThat(idle.workingHours()).isEqualTo(5);
        assertThat(idle.onHours()).isEqualTo(5);
        double starts = 2 * sky.gramsPerKwh(0, first) + 3 * sky.gramsPerKwh(0, first + 2);
        assertThat(idle.grams()).isCloseTo(0.2 * starts / 4, within(1e-9));
    }

    @Test
    void one_that_starts_slowly_idles_through_a_short_gap() throws IOException {
        Recorded recorded = new TestScenario(folder).read();

        Idle idle = idle(recorded, Duration.ofHours(3), 1, 0, 1);

        assertThat(idle.onHours()).isEqualTo(3);
    }

    @Test
    void all_always_on_idle_where_nothing_runs() throws IOException {
        Recorded recorded = new TestScenario(folder).read();
        Sky sky = recorded.sky();
        int first = sky.stepOf(recorded.scenario().episodes().start(0));

        Idle idle = idle(recorded, Duration.ZERO, 8);

        double elsewhere = sky.gramsPerKwh(1, first) + sky.gramsPerKwh(2, first);
        assertThat(idle.alwaysOnGrams()).isCloseTo(0.2 * 8 * elsewhere, within(1e-9));
        assertThat(idle.runNowGrams())
                .as("no job came, so at home all are idle")
                .isCloseTo(0.2 * 8 * (elsewhere + sky.gramsPerKwh(0, first)), within(1e-9));
        assertThat(idle.grams()).isZero();
    }

    @Test
    void switching_off_saves_more_than_moving_jobs_among_accelerators_that_are_always_on()
            throws IOException {
        Recorded recorded = new TestScenario(folder).powered(Duration.ofMinutes(3)).read();
        Backtest backtest = new Backtest(recorded, () -> 0, episode -> {});

        Report report = backtest.run(SHIPPED, Optional.empty());

        Idle idle = report.idle().orElseThrow();
        assertThat(idle.workingHours()).isEqualTo((double) report.total().jobs());
        assertThat(idle.onHours()).isGreaterThanOrEqualTo(idle.workingHours());
        assertThat(idle.saved(report.total())).isGreaterThan(idle.savedAlwaysOn(report.total()));
        assertThat(idle.savedAlwaysOn(report.total()))
                .isPositive()
                .isLessThan(report.total().saved(report.total().policy()));
    }
}
