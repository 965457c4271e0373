package io.heliotrope.backtest.live;

import static io.heliotrope.backtest.live.FirstEpisode.live;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.backtest.TestScenario;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario.Forecasting;
import io.heliotrope.model.PolicyText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LivesTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Forecasting.class,
            names = {"PERFECT", "HISTORY", "LAST_VALUE", "RECORDED"})
    void nothing_is_missed_refused_or_misplaced(Forecasting how) throws IOException {
        Outcome outcome = live(new TestScenario(folder).forecaster(how).read());
        assertThat(outcome.jobs()).isEqualTo(3 * (84 + 336));
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.deadlineMisses()).isZero();
        assertThat(outcome.residencyViolations()).isZero();
        assertThat(outcome.delays().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(outcome.jobs());
        assertThat(outcome.delays().size()).isLessThanOrEqualTo(24);
    }

    @Test
    void no_slot_has_more_at_work_than_there_is_room() throws IOException {
        Outcome outcome = live(new TestScenario(folder).room(5).read());
        assertThat(outcome.trace().ran())
                .allSatisfy(slot -> assertThat(slot).allMatch(ran -> ran <= 5));
        assertThat(
                        outcome.trace().ran().stream()
                                .flatMap(List::stream)
                                .mapToLong(Long::longValue)
                                .sum())
                .isEqualTo(outcome.jobs());
        assertThat(outcome.deadlineMisses()).isZero();
    }

    @Test
    void where_there_is_too_little_room_all_that_is_late_is_told_and_done() throws IOException {
        Outcome outcome = live(new TestScenario(folder).room(2).read());
        assertThat(outcome.deadlineMisses()).isPositive();
        assertThat(outcome.delays().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(outcome.jobs());
    }

    /// Intensities are other ones from the fifth day on; nothing that was done before is.
    @ParameterizedTest
    @EnumSource(
            value = Forecasting.class,
            names = {"HISTORY", "LAST_VALUE"})
    void what_comes_later_changes_nothing_before(Forecasting how) throws IOException {
        int change = (TestScenario.PAST + 5) * 24;
        Outcome as = live(new TestScenario(folder).forecaster(how).read());
        Outcome other =
                live(
                        new TestScenario(folder)
                                .forecaster(how)
                                .times(hour -> hour < change ? 1 : 1.0 / (1 + hour % 7))
                                .read());
        assertThat(other.trace().ran().subList(0, 120)).isEqualTo(as.trace().ran().subList(0, 120));
        assertThat(other.grams()).isLessThan(as.grams());
    }

    /// The same of jobs in one piece, and of the part of their windows that they are looked at in.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void what_comes_later_changes_no_earlier_start_in_one_piece(int hours) throws IOException {
        Duration length = Duration.ofHours(hours);
        int change = (TestScenario.PAST + 5) * 24;
        TestScenario scenario = new TestScenario(folder).alone(TestScenario.nightly(length, true));
        Trace as = live(scenario.read()).trace();
        Trace other =
                live(scenario.times(hour -> hour < change ? 1 : 1.0 / (1 + hour % 7)).read())
                        .trace();
        int before = (int) Duration.between(as.start(), at(change)).toHours();
        assertThat(other.ran().subList(0, before)).isEqualTo(as.ran().subList(0, before));
        assertThat(other.ran().subList(before, before + 72))
                .isNotEqualTo(as.ran().subList(before, before + 72));
    }

    private static Instant at(int hour) {
        return TestScenario.START.plus(Duration.ofHours(hour));
    }

    @Test
    void recorded_forecasts_are_believed_and_none_before_its_issue() throws IOException {
        TestScenario scenario = new TestScenario(folder).forecaster(Forecasting.RECORDED);
        Outcome told = live(scenario.read());
        double known =
                live(new TestScenario(folder).forecaster(Forecasting.PERFECT).read()).grams();
        Outcome lied =
                live(
                        scenario.lies(day -> day < TestScenario.PAST + 5 || day % 2 == 0 ? 1 : 0.2)
                                .read());

        assertThat(told.grams()).as("they tell the truth").isBetween(0.999 * known, 1.001 * known);
        assertThat(lied.trace().ran().subList(0, 120))
                .isEqualTo(told.trace().ran().subList(0, 120));
        assertThat(lied.grams()).isGreaterThan(1.01 * told.grams());
    }

    /// The same of the one that does see what comes: so the test above could fail.
    @Test
    void foresight_is_seen_by_the_same_test() throws IOException {
        int change = (TestScenario.PAST + 5) * 24;
        TestScenario scenario = new TestScenario(folder).forecaster(Forecasting.PERFECT);
        Trace as = live(scenario.read()).trace();
        Trace other =
                live(scenario.times(hour -> hour < change ? 1 : 1.0 / (1 + hour % 7)).read())
                        .trace();
        assertThat(other.ran().subList(0, 120)).isNotEqualTo(as.ran().subList(0, 120));
    }

    @Test
    void equal_days_leave_equal_receipts() throws IOException {
        Recorded recorded = new TestScenario(folder).read();
        Outcome one = live(recorded);
        assertThat(live(recorded).receipts()).isEqualTo(one.receipts());
        assertThat(one.decisions()).isGreaterThan(one.jobs());
    }

    @Test
    void a_policy_is_kept_to() throws IOException {
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
        Recorded recorded = new TestScenario(folder).read();
        Outcome outcome = live(recorded, text);
        assertThat(outcome.refused()).as("home jobs of a").isEqualTo(84);
        assertThat(outcome.grams()).as("refused is charged").isGreaterThan(live(recorded).grams());
        assertThat(outcome.trace().ran()).allMatch(slot -> slot.getFirst() == 0);
    }
}
