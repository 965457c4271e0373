package io.heliotrope.backtest.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.backtest.scenario.Asking;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// Two regions, six hours; figures worked out by hand.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OptimumTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long BOTH = 3;

    private final Sky sky =
            new Sky(
                    List.of(
                            new Curve(START, HOUR, new double[] {500, 400, 100, 300, 200, 600}),
                            new Curve(START, HOUR, new double[] {450, 150, 250, 350, 50, 650})));

    private static Instant at(double hours) {
        return START.plusMillis(Math.round(hours * 3_600_000));
    }

    private static Work work(double from, double until, double hours, boolean pieces, int jobs) {
        return new Work(
                "w",
                0,
                BOTH,
                at(from),
                at(from),
                at(until),
                Duration.ofMinutes(Math.round(hours * 60)),
                2,
                pieces,
                jobs);
    }

    private double alone(Work work, Freedom freedom) {
        return new Optimum(sky, Duration.ofMinutes(30), OptionalInt.empty())
                .grams(List.of(work), List.of(), freedom);
    }

    private double sharing(int room, Freedom freedom, Work... work) {
        return new Optimum(sky, HOUR, OptionalInt.of(room))
                .grams(List.of(work), List.of(), freedom);
    }

    @Test
    void in_one_piece_the_integral_counts() {
        Work work = work(0, 6, 2, false, 1);
        assertThat(alone(work, Freedom.TIME)).isCloseTo(2 * (100 + 300), within(1e-9));
        assertThat(alone(work, Freedom.REGION)).isCloseTo(2 * (450 + 150), within(1e-9));
        assertThat(alone(work, Freedom.BOTH)).isCloseTo(2 * (150 + 250), within(1e-9));
    }

    @Test
    void starts_lie_on_the_grid_from_the_release_on() {
        Work work = work(0.25, 3.25, 1, false, 1);
        assertThat(alone(work, Freedom.TIME))
                .isCloseTo(2 * (0.75 * 100 + 0.25 * 300), within(1e-9));
    }

    @Test
    void in_pieces_the_cleanest_hours_count_with_parts_of_them() {
        Work work = work(0.5, 5, 2.5, true, 1);
        assertThat(alone(work, Freedom.TIME)).isCloseTo(2 * (100 + 200 + 0.5 * 300), within(1e-9));
        assertThat(alone(work, Freedom.BOTH)).isCloseTo(2 * (50 + 100 + 0.5 * 150), within(1e-9));
    }

    @Test
    void rooms_are_shared() {
        Work work = work(0, 6, 1, true, 3);
        assertThat(sharing(3, Freedom.BOTH, work)).isCloseTo(3 * 2 * 50, within(1e-9));
        assertThat(sharing(1, Freedom.BOTH, work)).isCloseTo(2 * (50 + 100 + 150), within(1e-9));
        assertThat(sharing(1, Freedom.TIME, work)).isCloseTo(2 * (100 + 200 + 300), within(1e-9));
    }

    @Test
    void load_takes_its_part_of_a_room() {
        Optimum optimum = new Optimum(sky, HOUR, OptionalInt.of(1));
        Flow flow = new Flow(at(4), new Asking(0, 50, false), BOTH, 1.5, 2);
        Work work = work(4, 5, 1, true, 0);
        assertThat(optimum.grams(List.of(work), List.of(flow), Freedom.BOTH))
                .isCloseTo(2 * (50 + 0.5 * 200), within(1e-6));
        assertThat(optimum.runNow(List.of(), List.of(flow))).isCloseTo(2 * 300, within(1e-9));
    }

    @Test
    void what_cannot_be_done_in_time_is_told() {
        assertThatThrownBy(() -> sharing(1, Freedom.TIME, work(0, 2, 1, true, 3)))
                .isInstanceOf(NoOptimum.class)
                .hasMessageContaining("no room for 1.0 slots");
    }

    @Test
    void rooms_need_jobs_that_may_be_interrupted() {
        assertThatThrownBy(() -> sharing(1, Freedom.TIME, work(0, 6, 2, false, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interruptible jobs of whole steps");
    }

    @Test
    void run_now_takes_the_nominal_start() {
        Work work = new Work("w", 1, BOTH, at(0), at(1), at(6), HOUR, 1, false, 2);
        assertThat(new Optimum(sky, HOUR, OptionalInt.empty()).runNow(List.of(work), List.of()))
                .isCloseTo(2 * 150, within(1e-9));
    }
}
