package io.heliotrope.signals.trust;

import static io.heliotrope.signals.trust.TrustSamples.NOON;
import static io.heliotrope.signals.trust.TrustSamples.ZONE;
import static io.heliotrope.signals.trust.TrustSamples.hour;
import static io.heliotrope.signals.trust.TrustSamples.past;
import static io.heliotrope.signals.trust.TrustSamples.untilNoon;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Curve;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StuckFeedTest {
    private static final Question PAST = Question.past(ZONE, NOON);

    /// A grid of wind and sun, which never stays.
    private static double restless(int hour) {
        return 300 + 37 * (hour % 11);
    }

    /// A grid of water, in whole grams: it stays for ten hours at a time.
    private static double steady(int hour) {
        return 24 + hour / 10 % 2;
    }

    @Test
    void a_value_that_stays_for_seven_hours_costs_the_whole_series() {
        Habits habits = habits(StuckFeedTest::restless, 1);
        double[] stuck = new double[8];
        Arrays.fill(stuck, 310);
        stuck[0] = 300;

        Verdict<?> verdict = Gate.judge(untilNoon(stuck), PAST, habits);

        assertThat(verdict.isUsable()).isFalse();
        assertThat(verdict.rejected())
                .singleElement()
                .isInstanceOfSatisfying(
                        Rejected.Series.class,
                        series -> {
                            assertThat(series.reason()).isEqualTo(Reason.CONSTANT);
                            assertThat(series.points()).isEqualTo(8);
                            assertThat(series.detail()).contains("310.0 g/kWh", "at most PT6H");
                        });
    }

    @Test
    void a_feed_that_was_stuck_once_costs_a_long_past_only_those_hours() {
        double[] month = new double[24 * 30];
        Arrays.setAll(month, i -> i >= 300 && i < 340 ? 310 : restless(i));
        Habits unknown = Habits.unknown(Basis.AVERAGE_LIFECYCLE, false);

        Verdict<?> verdict = Gate.judge(untilNoon(month), PAST, unknown);

        assertThat(verdict.accepted().points()).hasSize(month.length - 40);
        assertThat(verdict.rejected()).hasSize(40).allMatch(r -> r.reason() == Reason.CONSTANT);
    }

    @Test
    void a_forecast_that_is_flat_for_half_of_its_hours_is_none() {
        double[] flat = new double[48];
        Arrays.setAll(flat, i -> i < 20 ? restless(i) : 310);
        Habits habits = habits(StuckFeedTest::restless, 48);

        assertThat(Gate.judge(untilNoon(flat), Question.forecast(ZONE, NOON), habits).isUsable())
                .isFalse();
        Arrays.setAll(flat, i -> i < 40 ? restless(i) : 310);
        assertThat(Gate.judge(untilNoon(flat), Question.forecast(ZONE, NOON), habits).accepted())
                .satisfies(series -> assertThat(series.points()).hasSize(40));
    }

    @Test
    void the_same_run_is_usual_where_the_zone_stays_for_hours() {
        double[] steady = new double[18];
        Arrays.fill(steady, 24);

        Verdict<?> verdict = Gate.judge(untilNoon(steady), PAST, habits(StuckFeedTest::steady, 18));

        assertThat(verdict.rejected()).isEmpty();
    }

    @Test
    void a_feed_that_is_asked_for_its_latest_value_is_caught_by_the_end_of_the_past() {
        Curve stuckForSix = past(hour(-1), 24 * 35, i -> i < 834 ? restless(i) : 310);
        Habits habits = Habits.of(Basis.AVERAGE_LIFECYCLE, false, stuckForSix, NOON);

        assertThat(Gate.judge(untilNoon(310), PAST, habits).isUsable()).isFalse();
        assertThat(Gate.judge(untilNoon(311), PAST, habits).isUsable()).isTrue();
    }

    @Test
    void it_stays_unbelieved_until_another_value_comes() {
        Curve stuckYesterday = past(hour(-30), 24 * 35, i -> i < 834 ? restless(i) : 310);
        Habits habits = Habits.of(Basis.AVERAGE_LIFECYCLE, false, stuckYesterday, NOON);

        assertThat(Gate.judge(untilNoon(310), PAST, habits).isUsable()).isFalse();
    }

    @Test
    void a_run_that_came_twice_counts_double_and_one_that_lasts_not_at_all() {
        IntToDoubleFunction once = i -> i >= 50 && i < 70 ? 310 : i >= 800 ? 320 : restless(i);
        IntToDoubleFunction twice = i -> i >= 20 && i < 40 ? 330 : once.applyAsDouble(i);

        assertThat(habits(once, 0).usualRun()).isEqualTo(Duration.ofHours(20));
        assertThat(habits(twice, 0).usualRun()).isEqualTo(Duration.ofHours(40));
    }

    @Test
    void a_zone_may_stay_at_its_least_and_its_greatest_value_for_two_days() {
        double[] days = new double[48];
        Arrays.fill(days, 300);
        Habits habits = habits(StuckFeedTest::restless, 48);

        assertThat(habits.ends()).isEqualTo(new Habits.Ends(300, 670));
        assertThat(Gate.judge(untilNoon(days), PAST, habits).isUsable()).isTrue();
        assertThat(Gate.judge(untilNoon(new double[] {300, 337, 337}), PAST, habits).isUsable())
                .isTrue();
        Arrays.fill(days, 337);
        assertThat(Gate.judge(untilNoon(days), PAST, habits).isUsable()).isFalse();
    }

    @Test
    void a_zone_without_a_past_has_a_day() {
        double[] flat = new double[24];
        Arrays.fill(flat, 24);
        double[] longer = new double[25];
        Arrays.fill(longer, 24);
        Habits unknown = Habits.unknown(Basis.AVERAGE_LIFECYCLE, false);

        assertThat(Gate.judge(untilNoon(flat), PAST, unknown).isUsable()).isTrue();
        assertThat(Gate.judge(untilNoon(longer), PAST, unknown).isUsable()).isFalse();
    }

    private static Habits habits(IntToDoubleFunction grams, int hoursAgo) {
        return Habits.of(
                Basis.AVERAGE_LIFECYCLE, false, past(hour(-hoursAgo), 24 * 35, grams), NOON);
    }
}
