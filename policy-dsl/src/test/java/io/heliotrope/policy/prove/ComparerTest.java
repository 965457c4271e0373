package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.assumed;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.in;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComparerTest {
    private static final int LIMIT = 100;

    private static Program program(Rules... policies) {
        return program(List.of(assumed(RegionFact.CARBON, 600)), policies);
    }

    private static Program program(List<Ladder> ladders, Rules... policies) {
        return Sketch.program(Sketch.places(3), ladders, policies);
    }

    private static List<Comparison.Difference> differences(Program before, Program after) {
        Comparison comparison = Comparer.of(before, after).compare(LIMIT);
        assertThat(comparison).isInstanceOf(Comparison.Changed.class);
        Comparison.Changed changed = (Comparison.Changed) comparison;
        assertThat(changed.extent()).isEqualTo(Comparison.Extent.ALL);
        return changed.differences();
    }

    private static void assertSame(Program before, Program after) {
        assertThat(Comparer.of(before, after).compare(LIMIT)).isInstanceOf(Comparison.Same.class);
    }

    private static Rules clean(double bound) {
        return policy("clean", labelled("a"))
                .require("r", atMost(region(RegionFact.CARBON), bound))
                .done();
    }

    @Test
    void the_same_said_otherwise_is_no_change() {
        Formula both = not(Sketch.any(not(in(0, 1)), not(in(1, 2))));

        assertSame(
                program(policy("a", labelled("a")).require("r", in(1)).done()),
                program(policy("b", labelled("a")).require("q", both).done()));
    }

    @Test
    void where_and_how_it_is_written_is_no_difference() {
        Span elsewhere = new Span(new Source("other", "other"), 1, 3);
        Formula carbon =
                new Formula.Compare(
                        region(RegionFact.CARBON),
                        Relation.AT_MOST,
                        Sketch.number(300),
                        Unit.of("g/kWh").orElseThrow(),
                        elsewhere);
        Rules other = policy("clean", labelled("a")).require("r", carbon).done();
        Rules added = policy("b", labelled("b")).require("r", in(0, 1)).done();

        assertThat(differences(program(clean(300)), program(other, added)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.policies()).containsExactly("b"));
    }

    @Test
    void a_wider_bound_lets_jobs_in_and_none_out() {
        List<Comparison.Difference> differences =
                differences(program(clean(300)), program(clean(400)));

        assertThat(differences)
                .hasSize(3)
                .allSatisfy(it -> {
                    assertThat(it.isNew()).isTrue();
                    assertThat(it.policies()).containsExactly("clean");
                    assertThat(it.witness().labels()).containsExactly("a");
                    assertThat(it.witness().reading(RegionFact.CARBON, it.region()))
                            .isGreaterThan(300)
                            .isLessThanOrEqualTo(400);
                })
                .extracting(Comparison.Difference::region)
                .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void a_change_at_one_step_alone_is_told_for_that_step() {
        Sketch.Draft before = policy("a", labelled("a")).require("r", in(0)).relax("r", in(0, 1));
        Sketch.Draft after = policy("a", labelled("a")).require("r", in(0)).relax("r", in(0, 2));

        assertThat(differences(program(before.done()), program(after.done())))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.way()).isEqualTo(new Witness.Way.Step(1)))
                .anySatisfy(it -> {
                    assertThat(it.region()).isEqualTo(1);
                    assertThat(it.isNew()).isFalse();
                });
    }

    @Test
    void another_assumption_about_silence_is_a_change() {
        Program before = program(List.of(assumed(RegionFact.CARBON, 600)), clean(300));
        Program after = program(List.of(assumed(RegionFact.CARBON, 200)), clean(300));

        List<Comparison.Difference> differences = differences(before, after);

        assertThat(differences)
                .hasSize(3)
                .allSatisfy(it -> {
                    assertThat(it.isNew()).isTrue();
                    assertThat(it.witness().reading(RegionFact.CARBON, it.region())).isNaN();
                });
        assertSame(before, program(List.of(assumed(RegionFact.CARBON, 700)), clean(300)));
    }

    @Test
    void a_reading_that_counts_for_longer_is_a_change() {
        Ladder brief = new Ladder(RegionFact.CARBON, 60, List.of(new Ladder.Rung.Assume(600)));
        Ladder patient = new Ladder(RegionFact.CARBON, 900, List.of(new Ladder.Rung.Assume(600)));

        assertThat(
                        differences(
                                program(List.of(brief), clean(300)),
                                program(List.of(patient), clean(300))))
                .hasSize(3)
                .allSatisfy(it ->
                        assertThat(it.witness().ageSeconds(RegionFact.CARBON, it.region()))
                                .isBetween(60.0, 900.0));
    }

    @Test
    void other_regions_cannot_be_compared() {
        Program more = Sketch.program(Sketch.places(4), List.of(), clean(300));

        assertThat(Comparer.of(program(clean(300)), more).compare(LIMIT))
                .isEqualTo(new Comparison.OtherRegions());
    }

    @Test
    void every_difference_replays_and_programs_are_like_themselves() {
        PlainReplayer replayer = new PlainReplayer();
        int changed = 0;
        for (int i = 0; i < 150; i++) {
            Random seed = new Random(i);
            Program one = new RandomPrograms(seed, 3, 2).program();
            Program other = new RandomPrograms(seed, 3, 2).program();

            assertSame(one, one);
            if (Comparer.of(one, other).compare(4)
                    instanceof Comparison.Changed(List<Comparison.Difference> differences, var _)) {
                changed++;
                assertThat(differences)
                        .as("seed " + i)
                        .allSatisfy(it -> {
                            assertThat(replayer.isPlaced(other, it.witness()))
                                    .isEqualTo(it.isNew());
                            assertThat(replayer.isPlaced(one, it.witness()))
                                    .isNotEqualTo(it.isNew());
                        });
            }
        }
        assertThat(changed).isGreaterThan(100);
    }
}
