package io.heliotrope.backtest.live;

import static io.heliotrope.backtest.live.FirstEpisode.live;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.TestScenario;
import io.heliotrope.backtest.optimum.Freedom;
import io.heliotrope.backtest.optimum.Optimum;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.model.PolicyText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Jobs in one piece that do not share rooms: one a night in each of three regions, in windows of
/// fourteen hours.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnbrokenTest {
    private static final Duration STEP = Duration.ofHours(1);

    @TempDir private Path folder;

    private TestScenario nightly(Duration length, boolean isLearnt) {
        return new TestScenario(folder).alone(TestScenario.nightly(length, isLearnt));
    }

    private static Optimum optimum(Recorded recorded) {
        return new Optimum(recorded.sky(), STEP, OptionalInt.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 150, 300})
    void who_knows_what_comes_emits_what_the_optimum_does(int minutes) throws IOException {
        Duration length = Duration.ofMinutes(minutes);
        Recorded recorded = nightly(length, false).forecaster(Forecasting.PERFECT).read();

        Outcome outcome = live(recorded);

        double best = optimum(recorded).grams(recorded.work().getFirst(), List.of(), Freedom.BOTH);
        assertThat(outcome.jobs()).isEqualTo(27);
        assertThat(outcome.deadlineMisses()).isZero();
        if (minutes % 60 == 0) {
            assertThat(outcome.grams()).isCloseTo(best, within(1e-6));
        } else {
            assertThat(outcome.grams()).isBetween(best - 1e-6, best * 1.01);
        }
    }

    @Test
    void a_job_stays_at_work_until_it_is_done() throws IOException {
        Outcome outcome = live(nightly(Duration.ofHours(5), true).read());

        List<Long> first = outcome.trace().ran().stream().map(List::getFirst).toList();
        int begun = first.indexOf(1L);
        assertThat(first.subList(begun, begun + 5)).containsOnly(1L);
        assertThat(first.get(begun + 5)).isZero();
        assertThat(first.stream().mapToLong(Long::longValue).sum()).isEqualTo(9 * 5);
        assertThat(outcome.delays().size()).as("latest start after 14 h").isLessThanOrEqualTo(15);
    }

    /// Who takes every hour for the last one begins at once, in the evening, which is dirtier here
    /// than it was.
    private TestScenario dirtyEvenings(boolean isLearnt) {
        return nightly(STEP, isLearnt)
                .forecaster(Forecasting.LAST_VALUE)
                .times(hour -> hour % 24 >= 18 ? 2.5 : 1);
    }

    @Test
    void where_a_forecast_did_harm_jobs_keep_to_the_part_where_it_does_not() throws IOException {
        Recorded recorded = dirtyEvenings(true).read();
        double runNow = optimum(recorded).runNow(recorded.work().getFirst(), List.of());

        assertThat(live(dirtyEvenings(false).read()).grams()).isGreaterThan(1.2 * runNow);
        assertThat(live(recorded).grams()).isLessThan(runNow);
    }

    @Test
    void that_is_learnt_from_the_days_before_the_episode_too() throws IOException {
        assertThat(firstStart(dirtyEvenings(false).read())).as("slots after coming").isZero();
        assertThat(firstStart(dirtyEvenings(true).read())).isGreaterThanOrEqualTo(4);
    }

    private static int firstStart(Recorded recorded) {
        List<List<Long>> ran = live(recorded).trace().ran();
        return IntStream.range(0, ran.size())
                .filter(slot -> ran.get(slot).getFirst() > 0)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_a_policy_refuses_does_not_run() throws IOException {
        PolicyText text =
                new PolicyText(
                        "not-a.helio",
                        """
                        language 1
                        policy not-a {
                          for jobs
                          require elsewhere: region not in (a) because "a is full of other things"
                          prefer lower region.grams
                        }
                        """);

        Outcome outcome = live(nightly(STEP, true).read(), text);

        assertThat(outcome.refused()).isEqualTo(9);
        assertThat(outcome.trace().ran()).allMatch(slot -> slot.getFirst() == 0);
        assertThat(outcome.delays().stream().mapToLong(Long::longValue).sum()).isEqualTo(18);
    }
}
