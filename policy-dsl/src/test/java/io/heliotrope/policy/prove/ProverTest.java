package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.always;
import static io.heliotrope.policy.prove.Sketch.any;
import static io.heliotrope.policy.prove.Sketch.atLeast;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.in;
import static io.heliotrope.policy.prove.Sketch.is;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.onlyIn;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProverTest {
    private static final Formula CLEAN = atMost(region(RegionFact.CARBON), 300);
    private static final Guarantee AT_HOME_LAW = onlyIn(labelled("eu"), 0, 1);

    private static Proof prove(Guarantee guarantee, Rules... policies) {
        return prove(guarantee, List.of(Sketch.excluded(RegionFact.CARBON)), policies);
    }

    private static Proof prove(Guarantee guarantee, List<Ladder> ladders, Rules... policies) {
        Program program = Sketch.program(Sketch.places(3), ladders, policies);
        return Prover.of(program).prove(guarantee);
    }

    private static Sketch.Draft law() {
        return policy("law", labelled("eu")).require("inside", in(0, 1));
    }

    private static Witness witness(Proof proof) {
        assertThat(proof).isInstanceOf(Proof.Refuted.class);
        return ((Proof.Refuted) proof).witness();
    }

    private static void assertProved(Proof proof) {
        assertThat(proof).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void an_empty_program_allows_everything() {
        assertThat(witness(prove(AT_HOME_LAW)).region()).isEqualTo(2);
        assertProved(prove(onlyIn(labelled("eu"), 0, 1, 2)));
    }

    @Test
    void a_requirement_that_gives_way_to_another_still_counts() {
        Rules wider = law().relax("inside", in(0)).done();
        Rules widest = law().relax("inside", in(0)).relax("inside", in(0, 2)).done();

        assertProved(prove(AT_HOME_LAW, wider));
        assertThat(witness(prove(AT_HOME_LAW, widest)).way()).isEqualTo(new Witness.Way.Step(2));
    }

    @Test
    void only_the_leader_gives_way() {
        Rules first = policy("first", labelled("eu")).prefer(region(RegionFact.LATENCY)).done();
        Rules relaxed = law().relax("inside").done();

        assertProved(prove(AT_HOME_LAW, first, relaxed));
        assertThat(prove(AT_HOME_LAW, relaxed, first)).isInstanceOf(Proof.Refuted.class);
    }

    @Test
    void a_fall_back_obeys_what_never_gives_way() {
        Rules home =
                policy("soft", Sketch.EVERY_JOB)
                        .require("clean", CLEAN)
                        .relax("clean", atMost(region(RegionFact.CARBON), 400))
                        .otherwiseIn(new Formula.IsHome())
                        .done();
        Guarantee bounded = always(Sketch.EVERY_JOB, atMost(region(RegionFact.CARBON), 400));

        assertProved(prove(AT_HOME_LAW, law().done(), home));
        Witness witness = witness(prove(bounded, home));
        assertThat(witness.way()).isEqualTo(new Witness.Way.FallBack());
        assertThat(witness.home()).isEqualTo(witness.region());
    }

    @Test
    void what_is_absent_lets_no_job_in_whatever_is_negated() {
        Rules dirty = policy("dirty", Sketch.EVERY_JOB).require("dirty", not(CLEAN)).done();
        Guarantee known = always(Sketch.EVERY_JOB, any(CLEAN, not(CLEAN)));

        assertProved(prove(known, dirty));
        assertThat(witness(prove(known)).reading(RegionFact.CARBON, 0)).isNaN();
        assertProved(prove(known, List.of(Sketch.assumed(RegionFact.CARBON, 600))));
    }

    @Test
    void what_rounding_keeps_in_order_needs_no_allowance() {
        Term there = Sketch.home(RegionFact.LATENCY);
        Term here = region(RegionFact.LATENCY);
        Term slo = Sketch.job(JobFact.SLO);
        Guarantee never = onlyIn(Sketch.EVERY_JOB);

        assertProved(
                prove(
                        never,
                        policy("sum", Sketch.EVERY_JOB)
                                .require("above", above(slo, new Term.Sum(here, there)))
                                .require("below", Sketch.compare(slo, Relation.AT_MOST, here))
                                .done()));
        assertProved(
                prove(
                        never,
                        policy("pinned", Sketch.EVERY_JOB)
                                .require("nothing", atMost(there, 0))
                                .require("less", above(here, new Term.Difference(here, there)))
                                .done()));
    }

    private static Formula above(Term left, Term right) {
        return Sketch.compare(left, Relation.ABOVE, right);
    }

    @Test
    void an_assumed_value_is_one_that_can_be() {
        Rules clean = policy("clean", Sketch.EVERY_JOB).require("clean", CLEAN).done();
        Guarantee claim = always(Sketch.EVERY_JOB, atMost(region(RegionFact.CARBON), 299));

        assertThat(witness(prove(claim, clean)).reading(RegionFact.CARBON, 0)).isEqualTo(300);
        assertProved(prove(always(Sketch.EVERY_JOB, CLEAN), clean));
    }

    @Test
    void a_longer_stretch_of_time_implies_a_shorter_one_and_not_the_other_way() {
        Rules hours =
                policy("hours", Sketch.EVERY_JOB)
                        .require("clean", new Formula.ForNext(CLEAN, 7200))
                        .done();
        Formula stricter = atMost(region(RegionFact.CARBON), 400);

        assertProved(prove(always(Sketch.EVERY_JOB, new Formula.ForNext(stricter, 3600)), hours));
        assertProved(prove(always(Sketch.EVERY_JOB, stricter), hours));
        Guarantee longer = always(Sketch.EVERY_JOB, new Formula.ForNext(CLEAN, 10_800));
        assertThat(prove(longer, hours)).isInstanceOf(Proof.Refuted.class);
    }

    @Test
    void a_rollout_may_take_the_job_or_leave_it() {
        Rules half = law().rollout(0.5, Optional.empty()).done();
        Rules rest = policy("rest", labelled("eu")).require("inside", in(0)).done();
        Rules withRest = law().rollout(0.5, Optional.of("rest")).done();

        assertThat(witness(prove(AT_HOME_LAW, half)).included()).isEmpty();
        assertProved(prove(AT_HOME_LAW, withRest, rest));
        Proof narrower = prove(onlyIn(labelled("eu"), 0), withRest, rest);
        assertThat(witness(narrower).included()).containsExactly("law 0.5 by cohort");
    }

    @Test
    void a_budget_allows_no_run_that_takes_more_than_all_of_it() {
        Rules thrifty =
                policy("thrifty", Sketch.EVERY_JOB).budget(Budget.Resource.CARBON, 500).done();
        Guarantee bounded = always(Sketch.EVERY_JOB, atMost(region(RegionFact.GRAMS), 600));
        Guarantee tighter = always(Sketch.EVERY_JOB, atMost(region(RegionFact.GRAMS), 400));

        assertProved(prove(bounded, thrifty));
        assertThat(prove(tighter, thrifty)).isInstanceOf(Proof.Refuted.class);
    }

    @Test
    void a_class_is_one_of_three_and_a_tenant_may_be_any() {
        Rules batch = policy("a", is(JobName.CLASS, "batch", "stream")).require("r", in(0)).done();
        Rules live = policy("b", is(JobName.CLASS, "interactive")).require("r", in(1)).done();
        Rules acme = policy("c", is(JobName.TENANT, "acme")).require("r", in(0)).done();
        Rules other = policy("d", is(JobName.TENANT, "globex")).require("r", in(1)).done();
        Guarantee claim = onlyIn(Sketch.EVERY_JOB, 0, 1);

        assertProved(prove(claim, batch, live));
        String tenant = witness(prove(claim, acme, other)).name(JobName.TENANT);
        assertThat(tenant).isNotIn("acme", "globex");
    }

    @Test
    void a_search_that_takes_too_long_is_no_proof() {
        Program program = Sketch.program(Sketch.places(3), List.of(), law().done());
        Guarantee other = onlyIn(labelled("phi"), 0, 1);

        Proof proof = new Prover(program, new PlainReplayer(), 1).prove(other);

        assertThat(proof).isInstanceOf(Proof.Unknown.class);
        assertThat(((Proof.Unknown) proof).reason()).isEqualTo(Proof.Reason.BUDGET);
    }

    @Test
    void an_example_that_does_not_replay_is_no_refutation() {
        Program program = Sketch.program(Sketch.places(3), List.of());

        Proof proof = new Prover(program, (_, _) -> false, Prover.BUDGET).prove(AT_HOME_LAW);

        assertThat(proof).isInstanceOf(Proof.Unknown.class);
        assertThat(((Proof.Unknown) proof).reason()).isEqualTo(Proof.Reason.NO_REPLAY);
    }

    @Test
    void regions_can_be_told_apart_by_their_memory() {
        Rules large =
                policy("large", labelled("eu"))
                        .require("large", atLeast(region(RegionFact.GPU_MEMORY), 40))
                        .done();

        assertProved(prove(onlyIn(labelled("eu"), 0, 2), large));
        assertThat(prove(onlyIn(labelled("eu"), 0), large)).isInstanceOf(Proof.Refuted.class);
    }
}
