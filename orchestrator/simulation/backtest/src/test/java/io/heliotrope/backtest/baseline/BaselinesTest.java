package io.heliotrope.backtest.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.TestScenario;
import io.heliotrope.backtest.scenario.Asking;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.model.Curve;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One region but where said; figures worked out by hand.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BaselinesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir private Path folder;

    private static Sky sky(double... grams) {
        return new Sky(List.of(new Curve(START, HOUR, grams)));
    }

    private static Work work(int from, int until, int hours) {
        return work(from, until, hours, true);
    }

    private static Work work(int from, int until, int hours, boolean pieces) {
        Instant release = START.plus(HOUR.multipliedBy(from));
        Instant deadline = START.plus(HOUR.multipliedBy(until));
        return new Work(
                "w", 0, 1, release, release, deadline, HOUR.multipliedBy(hours), 1, pieces, 1);
    }

    @Test
    void the_lowest_slot_is_where_a_job_begins_whatever_follows() {
        assertThat(new LowestSlot(sky(5, 1, 90, 4, 4)).grams(work(0, 5, 2))).isEqualTo(91);
    }

    @Test
    void the_first_of_equal_slots_is_taken() {
        assertThat(new LowestSlot(sky(5, 1, 7, 1, 4)).grams(work(0, 5, 2))).isEqualTo(8);
    }

    @Test
    void a_quantile_of_the_last_week_is_a_threshold_until_there_is_no_more_time() {
        double[] grams = new double[24];
        for (int i = 0; i < grams.length; i++) {
            grams[i] = i < 10 ? 10 * (i + 1) : 100;
        }
        grams[12] = 30;
        assertThat(new Threshold(sky(grams)).grams(work(10, 16, 2))).isEqualTo(130);
        assertThat(new Threshold(sky(grams)).grams(work(10, 13, 2))).isEqualTo(130);
        grams[12] = 200;
        assertThat(new Threshold(sky(grams)).grams(work(10, 13, 1))).isEqualTo(200);
    }

    @Test
    void a_job_in_one_piece_runs_on_once_it_has_begun() {
        double[] grams = {50, 50, 50, 50, 40, 90, 10, 10};
        assertThat(new Threshold(sky(grams)).grams(work(4, 8, 2, false))).isEqualTo(130);
        assertThat(new Threshold(sky(grams)).grams(work(4, 8, 2, true))).isEqualTo(50);
    }

    @Test
    void ecovisor_runs_below_a_quantile_of_the_next_day() {
        double[] grams = new double[30];
        java.util.Arrays.fill(grams, 100);
        grams[3] = 40;
        grams[5] = 20;
        assertThat(new Ecovisor(sky(grams), HOUR).grams(work(0, 10, 2))).isEqualTo(60);
        assertThat(new Ecovisor(sky(grams), HOUR).grams(work(0, 5, 2)))
                .as("all waiting is used up after three hours")
                .isEqualTo(140);
    }

    @Test
    void suspend_and_resume_is_the_best_that_waiting_can_do() {
        assertThat(new SuspendResume(sky(5, 1, 90, 4, 4)).grams(work(0, 5, 2, false))).isEqualTo(5);
    }

    @Test
    void the_cleanest_region_now_has_room_for_some() {
        Sky two =
                new Sky(
                        List.of(
                                new Curve(START, HOUR, new double[] {100}),
                                new Curve(START, HOUR, new double[] {10})));
        Instant end = START.plus(HOUR);
        Work all = new Work("w", 0, 3, START, START, end, HOUR, 1, true, 5);
        Flow flow = new Flow(START, new Asking(0, 50, false), 3, 1.5, 1);
        assertThat(new CleanestNow(two, OptionalInt.empty()).grams(List.of(all), List.of()))
                .isEqualTo(50);
        assertThat(new CleanestNow(two, OptionalInt.of(2)).grams(List.of(all), List.of(flow)))
                .isCloseTo(1.5 * 10 + 0.5 * 10 + 100 * 4.5, within(60.0));
    }

    @Test
    void rules_that_look_ahead_are_never_better_than_the_best() throws IOException {
        Recorded recorded = new TestScenario(folder).read();
        double best = 0;
        for (Work work : recorded.allWork()) {
            best += new SuspendResume(recorded.sky()).grams(work);
        }
        for (Baseline baseline : Baselines.of(recorded)) {
            if (!baseline.name().equals("cleanest-region-now")) {
                assertThat(baseline.grams(recorded.allWork(), List.of()))
                        .as(baseline.name())
                        .isGreaterThanOrEqualTo(best - 1e-6);
            }
        }
    }
}
