package io.heliotrope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs that may not be interrupted, against an exact optimum that shares nothing with the planner.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PricedRunsExactTest {
    private static final int CASES = 800;

    private final RunsPlanner planner = new PricedRuns(Stay.NOT);

    /// The problem is hard and the planner no search of all plans: that it misses a job now and
    /// then is allowed for, and that it does so seldom is what is held here.
    @Test
    void nearly_always_as_many_are_placed_and_at_nearly_the_least_cost() {
        int fewer = 0;
        double cost = 0;
        double exactCost = 0;
        double worst = 1;
        for (long seed = 0; seed < CASES; seed++) {
            RunsCase small = RunsCase.small(seed, 5);
            RunsPlan plan = planner.plan(small.room(), small.classes());
            ExactRuns exact = new ExactRuns(small.room(), small.classes());
            small.check(plan);
            assertThat(plan.unplaced())
                    .as("unplaced, seed %d", seed)
                    .isBetween(exact.unplaced(), exact.unplaced() + 1);
            if (plan.unplaced() > exact.unplaced()) {
                fewer++;
                continue;
            }
            assertThat(plan.bound())
                    .as("bound, seed %d", seed)
                    .isLessThanOrEqualTo(exact.cost() + 1e-6);
            cost += plan.cost();
            exactCost += exact.cost();
            worst = exact.cost() == 0 ? worst : Math.max(worst, plan.cost() / exact.cost());
        }
        System.Logger log = System.getLogger("test");
        log.log(
                System.Logger.Level.INFO,
                "%d cases: fewer placed in %d, cost %.5f of the optimum, worst %.4f"
                        .formatted(CASES, fewer, cost / exactCost, worst));
        assertThat(fewer).isLessThanOrEqualTo(CASES / 200);
        assertThat(cost / exactCost).isBetween(1 - 1e-9, 1.0005);
        assertThat(worst).isLessThan(1.10);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void runs_of_one_slot_are_placed_exactly(long seed) {
        RunsCase small = RunsCase.small(seed, 1);
        RunsPlan plan = planner.plan(small.room(), small.classes());
        ExactRuns exact = new ExactRuns(small.room(), small.classes());
        small.check(plan);
        assertThat(plan.unplaced()).isEqualTo(exact.unplaced());
        assertThat(plan.cost()).isCloseTo(exact.cost(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void and_as_those_that_may_be_interrupted_where_costs_belong_to_places(long seed) {
        RunsCase small = RunsCase.small(seed, 1);
        Room room = small.room();
        Supply.Cost cost = (region, slot) -> 1 + (region * 7919L + slot * 104_729L + seed) % 31;
        Supply supply = Supply.of(room.regions(), room.slots(), room::of, cost);
        List<Demand> demands =
                small.classes().stream()
                        .map(runs ->
                                Demand.ofSingles(
                                        runs.reach().at(0),
                                        runs.from(),
                                        runs.latest() + 1,
                                        runs.jobs()))
                        .toList();
        List<Runs> classes =
                small.classes().stream()
                        .map(runs ->
                                new Runs(
                                        runs.jobs(),
                                        1,
                                        runs.from(),
                                        runs.latest(),
                                        runs.reach(),
                                        cost))
                        .toList();
        RunsPlan plan = planner.plan(room, classes);
        CheapestFlow exact = new CheapestFlow(supply, demands);
        assertThat(plan.unplaced()).isEqualTo(exact.unplaced());
        assertThat(plan.cost()).isCloseTo(exact.cost(), within(1e-6));
        assertThat(new CleanestFirst().plan(supply, demands).cost())
                .isCloseTo(plan.cost(), within(1e-6));
    }
}
