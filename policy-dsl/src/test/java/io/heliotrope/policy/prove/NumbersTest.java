package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.all;
import static io.heliotrope.policy.prove.Sketch.always;
import static io.heliotrope.policy.prove.Sketch.atLeast;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.compare;
import static io.heliotrope.policy.prove.Sketch.home;
import static io.heliotrope.policy.prove.Sketch.job;
import static io.heliotrope.policy.prove.Sketch.number;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static io.heliotrope.policy.prove.Sketch.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What is proved and refuted about numbers; each test requires something and claims another.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class NumbersTest {
    private static final Term CARBON = region(RegionFact.CARBON);
    private static final Term LATENCY = region(RegionFact.LATENCY);
    private static final Term SLO = job(JobFact.SLO);
    private static final Term RUNTIME = job(JobFact.RUNTIME);
    private static final Term DEADLINE = job(JobFact.DEADLINE);
    private static final Term GPUS = job(JobFact.GPUS);

    private static Proof claim(Formula required, Formula claimed) {
        Program program =
                Sketch.program(
                        Sketch.places(3),
                        List.of(Sketch.excluded(RegionFact.CARBON)),
                        policy("p", Sketch.EVERY_JOB).require("r", required).done());
        return Prover.of(program).prove(always(Sketch.EVERY_JOB, claimed));
    }

    private static void assertProved(Formula required, Formula claimed) {
        assertThat(claim(required, claimed)).isInstanceOf(Proof.Proved.class);
    }

    private static Witness refuted(Formula required, Formula claimed) {
        Proof proof = claim(required, claimed);
        assertThat(proof).isInstanceOf(Proof.Refuted.class);
        return ((Proof.Refuted) proof).witness();
    }

    private static Formula atMost(Term left, Term right) {
        return compare(left, Relation.AT_MOST, right);
    }

    @Test
    void strict_and_other_bounds_differ_by_one_double() {
        Formula below = compare(CARBON, Relation.BELOW, number(300));

        assertProved(below, Sketch.atMost(CARBON, Math.nextDown(300.0)));
        refuted(Sketch.atMost(CARBON, 300), below);
        assertProved(
                all(Sketch.atMost(CARBON, 300), compare(CARBON, Relation.NOT_EQUAL, number(300))),
                below);
        assertProved(
                all(Sketch.atMost(CARBON, 300), atLeast(CARBON, 300)),
                compare(CARBON, Relation.EQUAL, number(300)));
    }

    @Test
    void a_smaller_share_implies_a_larger_one_down_to_zero() {
        assertProved(atMost(LATENCY, times(0.5, SLO)), atMost(LATENCY, times(0.6, SLO)));
        refuted(atMost(LATENCY, times(0.6, SLO)), atMost(LATENCY, times(0.5, SLO)));
    }

    @Test
    void comparisons_are_chained() {
        assertProved(all(atMost(LATENCY, SLO), atMost(SLO, RUNTIME)), atMost(LATENCY, RUNTIME));
        assertProved(
                all(
                        atMost(LATENCY, times(0.5, SLO)),
                        Sketch.atMost(SLO, 10),
                        atMost(RUNTIME, LATENCY)),
                Sketch.atMost(RUNTIME, 5.01));
        refuted(
                all(atMost(LATENCY, times(0.5, SLO)), Sketch.atMost(SLO, 10)),
                Sketch.atMost(LATENCY, 4.9));
    }

    @Test
    void an_equality_of_reals_that_doubles_break_is_not_proved() {
        Formula sum = atMost(new Term.Sum(LATENCY, RUNTIME), SLO);
        Formula difference = atMost(LATENCY, new Term.Difference(SLO, RUNTIME));

        assertThat(claim(sum, difference)).isNotInstanceOf(Proof.Proved.class);
    }

    @Test
    void what_rounding_cannot_turn_round_is_proved_without_a_margin() {
        Formula never = compare(new Term.Sum(LATENCY, CARBON), Relation.BELOW, CARBON);

        assertProved(Sketch.atMost(CARBON, 3000), Sketch.not(never));
        assertProved(Sketch.EVERY_JOB, atMost(new Term.Difference(SLO, LATENCY), SLO));
        assertProved(Sketch.EVERY_JOB, atMost(LATENCY, times(1.1, LATENCY)));
        refuted(Sketch.EVERY_JOB, atMost(DEADLINE, times(1.1, DEADLINE)));
    }

    @Test
    void a_start_before_the_deadline_is_proved_over_points_in_time() {
        Term latest =
                new Term.Difference(
                        new Term.Difference(DEADLINE, times(1.3, RUNTIME)), number(600));
        Formula early = atMost(number(0), latest);

        assertProved(early, atMost(number(0), new Term.Difference(DEADLINE, RUNTIME)));
    }

    @Test
    void the_least_and_the_greatest_are_whichever_part_they_are() {
        Term least = new Term.Least(List.of(LATENCY, RUNTIME));
        Term greatest = new Term.Greatest(List.of(LATENCY, RUNTIME));

        assertProved(atMost(greatest, SLO), atMost(least, SLO));
        assertProved(atMost(greatest, SLO), atMost(RUNTIME, SLO));
        refuted(atMost(least, SLO), atMost(RUNTIME, SLO));
        assertProved(atMost(SLO, new Term.Least(List.of(SLO, RUNTIME))), atMost(SLO, RUNTIME));
    }

    @Test
    void a_product_of_open_numbers_lies_within_its_bounds() {
        Formula run = atMost(new Term.Product(GPUS, RUNTIME), number(3600));
        Formula small = all(Sketch.atMost(GPUS, 8), Sketch.atMost(RUNTIME, 450));

        assertProved(small, run);
        assertProved(run, atMost(new Term.Product(GPUS, RUNTIME), number(3700)));
        Witness witness = refuted(Sketch.atMost(GPUS, 8), run);
        assertThat(witness.number(JobFact.GPUS) * witness.number(JobFact.RUNTIME))
                .isGreaterThan(3600);
    }

    @Test
    void home_is_the_region_when_the_job_is_at_home() {
        Formula isHome = new Formula.IsHome();

        assertProved(isHome, atMost(LATENCY, home(RegionFact.LATENCY)));
        Witness later = refuted(isHome, atMost(CARBON, home(RegionFact.CARBON)));
        assertThat(later.slot()).as("now it would be the same number").isPositive();
        refuted(Sketch.EVERY_JOB, atMost(LATENCY, home(RegionFact.LATENCY)));
    }

    @Test
    void a_percentile_is_any_number_of_its_signal() {
        Term cheap = new Term.Percentile(RegionFact.CARBON, 0.2, 86_400);
        Formula green = atMost(CARBON, cheap);

        assertProved(all(green, Sketch.atMost(cheap, 200)), Sketch.atMost(CARBON, 200));
        Witness witness = refuted(green, Sketch.atMost(CARBON, 200));
        assertThat(witness.slots()).isGreaterThan(96);
    }

    @Test
    void a_quotient_by_a_number_is_linear() {
        Term half = new Term.Quotient(SLO, number(2));

        assertProved(atMost(LATENCY, half), atMost(LATENCY, SLO));
        assertProved(atMost(LATENCY, half), atMost(times(2, LATENCY), SLO));
    }
}
