package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans that follow another one.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PresentRunsTest {
    private static final Room ROOM = Room.of(1, 4, (region, slot) -> 2);

    private static Runs costing(long jobs, double... byStart) {
        return new Runs(jobs, 1, 0, 3, Demand.Reach.always(1), (region, start) -> byStart[start]);
    }

    private static RunsPlan.Share at(int start, long jobs) {
        return new RunsPlan.Share(0, start, jobs);
    }

    @Test
    void a_job_stays_where_little_would_be_gained() {
        Runs runs = costing(1, 100, 99.8, 300, 300);
        List<List<RunsPlan.Share>> present = List.of(List.of(at(0, 1)));
        RunsPlan plan = new PricedRuns(new Stay(0.005, 0)).plan(ROOM, List.of(runs), present);
        assertThat(plan.of(0)).containsExactly(at(0, 1));
        assertThat(new PricedRuns(Stay.NOT).plan(ROOM, List.of(runs), present).of(0))
                .containsExactly(at(1, 1));
    }

    @Test
    void and_moves_where_more_would_be_gained_than_moving_costs() {
        Runs runs = costing(1, 100, 97, 300, 300);
        List<List<RunsPlan.Share>> present = List.of(List.of(at(0, 1)));
        assertThat(new PricedRuns(new Stay(0.005, 2)).plan(ROOM, List.of(runs), present).of(0))
                .containsExactly(at(1, 1));
        assertThat(new PricedRuns(new Stay(0.005, 3)).plan(ROOM, List.of(runs), present).of(0))
                .containsExactly(at(0, 1));
    }

    @Test
    void it_leaves_when_others_would_have_no_place() {
        Runs held = costing(2, 10, 400, 400, 400);
        Runs urgent = new Runs(2, 1, 0, 0, Demand.Reach.always(1), (region, start) -> 10);
        RunsPlan plan =
                new PricedRuns(new Stay(0.5, 1e9))
                        .plan(ROOM, List.of(held, urgent), List.of(List.of(at(0, 2)), List.of()));
        assertThat(plan.unplaced()).isZero();
        assertThat(plan.of(1)).containsExactly(at(0, 2));
    }

    @Test
    void what_has_become_impossible_is_placed_anew() {
        Runs runs = costing(3, 5, Double.NaN, 7, 8);
        List<RunsPlan.Share> present =
                List.of(at(0, 9), at(1, 2), at(9, 1), new RunsPlan.Share(4, 0, 1));
        RunsPlan plan =
                new PricedRuns(new Stay(0.1, 0)).plan(ROOM, List.of(runs), List.of(present));
        assertThat(plan.of(0)).containsExactly(at(0, 2), at(2, 1));
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void is_never_dearer_than_the_plan_in_force_and_places_no_fewer(long seed) {
        RunsCase small = RunsCase.small(seed, 5);
        RunsPlan before = new PricedRuns(Stay.NOT).plan(small.room(), worth(small, 31));
        double now = 0;
        List<Runs> classes = small.classes();
        for (int c = 0; c < classes.size(); c++) {
            for (RunsPlan.Share share : before.of(c)) {
                now += share.jobs() * classes.get(c).cost().of(share.region(), share.start());
            }
        }
        RunsPlan plan =
                new PricedRuns(new Stay(0.01, 1)).plan(small.room(), classes, before.shares());
        small.check(plan);
        assertThat(plan.unplaced()).isLessThanOrEqualTo(before.unplaced());
        if (plan.unplaced() == before.unplaced()) {
            assertThat(plan.cost()).isLessThanOrEqualTo(now + 1e-6);
        }
    }

    /// The same runs, at other costs.
    private static List<Runs> worth(RunsCase of, int modulus) {
        return of.classes().stream()
                .map(runs ->
                        new Runs(
                                runs.jobs(),
                                runs.slots(),
                                runs.from(),
                                runs.latest(),
                                runs.reach(),
                                (region, start) -> (region * 17 + start * 5) % modulus))
                .toList();
    }

    @Test
    void what_must_be_gained_is_not_negative() {
        assertThatThrownBy(() -> new Stay(-0.1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
    }
}
