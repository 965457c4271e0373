package io.heliotrope.policy.eval;

import static io.heliotrope.policy.eval.MadeProgram.atMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a signal is taken for when it is old, by both evaluators.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LadderTest {
    private static final RegionFact CARBON = RegionFact.CARBON;
    private static final Formula CLEAN = atMost(CARBON, 250, "g/kWh");
    private static final Ladder.Rung FORECAST = new Ladder.Rung.Forecast();

    private final MadeWorld world = new MadeWorld(1, 3);

    private static Ladder.Rung assume(double value) {
        return new Ladder.Rung.Assume(value);
    }

    /// Whether the one region meets a rule.
    private boolean holds(Formula rule, int slot, Ladder.Rung... rungs) {
        Program program =
                new MadeProgram(1)
                        .ladder(CARBON, 900, rungs)
                        .with(new MadeProgram.Made("policy").require("rule", rule))
                        .program();
        MadeJob job = MadeJob.of(Map.of());
        MadePairing pairing = new MadePairing(1, 3);
        long naive = new Naive(program, world, job, pairing).allowed(0, slot);
        long compiled = Compiled.of(program).snapshot(world).judge(job, pairing).allowed(0, slot);
        assertThat(compiled).isEqualTo(naive);
        return naive == 1;
    }

    @Test
    void a_reading_counts_up_to_its_age_and_not_beyond() {
        world.read(CARBON, 0, 100, 900);
        assertThat(holds(CLEAN, 0)).isTrue();

        world.read(CARBON, 0, 100, Math.nextUp(900.0));
        assertThat(holds(CLEAN, 0)).isFalse();
    }

    @Test
    void zero_is_a_value_and_silence_is_not() {
        world.read(CARBON, 0, 0, 0);
        assertThat(holds(CLEAN, 0)).isTrue();

        world.read(CARBON, 0, Double.NaN, 0);
        assertThat(holds(CLEAN, 0)).isFalse();
    }

    @Test
    void rungs_are_taken_in_order() {
        world.read(CARBON, 0, 100, 1000).forecast(CARBON, 0, 200, 300, Double.NaN);

        assertThat(holds(CLEAN, 0, FORECAST, assume(600))).isTrue();
        assertThat(holds(CLEAN, 0, assume(600), FORECAST)).isFalse();
        assertThat(holds(CLEAN, 0, new Ladder.Rung.Exclude(), assume(100))).isFalse();
        assertThat(holds(CLEAN, 0, new Ladder.Rung.Skip(), assume(100))).isFalse();
    }

    @Test
    void a_later_slot_goes_by_its_forecast_before_any_rung() {
        world.read(CARBON, 0, 100, 0).forecast(CARBON, 0, 100, 300, Double.NaN);

        assertThat(holds(CLEAN, 1, assume(100))).isFalse();
        assertThat(holds(CLEAN, 2, assume(100))).isTrue();
        assertThat(holds(CLEAN, 2)).isFalse();
    }

    @Test
    void what_is_absent_lets_no_job_in_whatever_is_negated() {
        Formula not = new Formula.Not(CLEAN);
        assertThat(holds(CLEAN, 0)).isFalse();
        assertThat(holds(not, 0)).isFalse();
        assertThat(holds(new Formula.Not(not), 0)).isFalse();
        assertThat(holds(new Formula.Not(new Formula.ForNext(CLEAN, 900)), 0)).isFalse();

        Formula unequal =
                MadeProgram.compare(
                        new Term.OfRegion(CARBON),
                        Relation.NOT_EQUAL,
                        new Term.Constant(7),
                        "g/kWh");
        assertThat(holds(unequal, 0)).isFalse();
    }

    @Test
    void slots_that_are_free_now_are_those_of_every_slot() {
        Formula free = new Formula.Not(atMost(RegionFact.GPU_FREE, 0.5, "%"));
        world.read(RegionFact.GPU_FREE, 0, 2, 0);

        assertThat(holds(free, 0)).isTrue();
        assertThat(holds(free, 2)).isTrue();
    }

    @Test
    void beyond_the_world_there_is_no_forecast_but_there_are_rungs() {
        world.read(CARBON, 0, 100, 0).forecast(CARBON, 0, 100, 100, 100);
        Formula long_enough = new Formula.ForNext(CLEAN, 900 * 10);

        assertThat(holds(long_enough, 0, assume(100))).isTrue();
        assertThat(holds(long_enough, 0, assume(300))).isFalse();
        assertThat(holds(long_enough, 0)).isFalse();
        assertThat(holds(new Formula.ForNext(CLEAN, 900), 2)).isTrue();
    }

    @Test
    void a_slot_that_is_half_over_reaches_less_far() {
        world.read(CARBON, 0, 100, 0).forecast(CARBON, 0, 100, 300, 300);
        Formula soon = new Formula.ForNext(CLEAN, 600);

        assertThat(holds(soon, 0)).isTrue();
        world.time(301, 0, 0);
        assertThat(holds(soon, 0)).isFalse();
    }

    @Test
    void a_percentile_is_of_what_is_known_and_else_the_signal_itself() {
        Formula greenest =
                MadeProgram.compare(
                        new Term.OfRegion(CARBON),
                        Relation.AT_MOST,
                        new Term.Percentile(CARBON, 0.4, 3600),
                        "g/kWh");
        world.read(CARBON, 0, 300, 0).forecast(CARBON, 0, 300, 100, 200);

        assertThat(holds(greenest, 0)).isFalse();
        assertThat(holds(greenest, 1)).isTrue();
        assertThat(holds(greenest, 2)).isTrue();
        world.read(CARBON, 0, 300, 1000).forecast(CARBON, 0, Double.NaN, Double.NaN, Double.NaN);
        assertThat(holds(greenest, 0, assume(600))).isTrue();
        assertThat(holds(greenest, 0)).isFalse();
    }
}
