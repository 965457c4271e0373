package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.all;
import static io.heliotrope.policy.prove.Sketch.any;
import static io.heliotrope.policy.prove.Sketch.atLeast;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.compare;
import static io.heliotrope.policy.prove.Sketch.is;
import static io.heliotrope.policy.prove.Sketch.job;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.onlyIn;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static io.heliotrope.policy.prove.Sketch.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What the design asks of a policy of twelve rules and sixteen regions, of which the first eight
/// are in the EEA and the last four in the US.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FiveQuestionsTest {
    private static final int[] EEA = {0, 1, 2, 3, 4, 5, 6, 7};
    private static final int[] US = {12, 13, 14, 15};
    private static final Guarantee RESIDENCY = onlyIn(labelled("eu-personal"), EEA);

    private static Rules law(Formula scope) {
        return policy("data-law", scope).require("in-the-eea", Sketch.in(EEA)).done();
    }

    private static Program program(Rules... more) {
        List<Rules> policies = new ArrayList<>(Arrays.asList(more));
        policies.add(
                policy("nordbank", is(JobName.TENANT, "nordbank"))
                        .require("nordic", Sketch.in(2, 3, 4))
                        .done());
        policies.add(
                policy("every", Sketch.EVERY_JOB)
                        .require("free", atLeast(region(RegionFact.GPU_FREE), 1))
                        .require(
                                "fits",
                                compare(
                                        region(RegionFact.GPU_MEMORY),
                                        Relation.AT_LEAST,
                                        times(1.2, job(JobFact.MODEL_MEMORY))))
                        .require(
                                "responsive",
                                compare(
                                        region(RegionFact.LATENCY),
                                        Relation.AT_MOST,
                                        times(0.5, job(JobFact.SLO))))
                        .require(
                                "cool",
                                any(
                                        atMost(region(RegionFact.PUE), 1.4),
                                        atLeast(region(RegionFact.FREE_COOLING), 0.5)))
                        .require("affordable", atMost(region(RegionFact.PRICE), 0.001))
                        .done());
        policies.add(
                policy("batch", is(JobName.CLASS, "batch"))
                        .require("clean", atMost(region(RegionFact.CARBON), 450))
                        .require(
                                "mostly-cfe",
                                any(
                                        atLeast(region(RegionFact.CARBON_FREE), 0.6),
                                        not(Sketch.in(US))))
                        .relax("clean")
                        .done());
        policies.add(
                policy("stream", is(JobName.CLASS, "stream"))
                        .require("near", atMost(region(RegionFact.LATENCY), 0.08))
                        .require("small", atMost(job(JobFact.MODEL_MEMORY), 40))
                        .done());
        return Sketch.program(
                Sketch.places(16),
                List.of(
                        Sketch.assumed(RegionFact.CARBON, 600),
                        Sketch.excluded(RegionFact.GPU_FREE),
                        Sketch.assumed(RegionFact.CARBON_FREE, 0),
                        Sketch.assumed(RegionFact.PUE, 1.6),
                        Sketch.assumed(RegionFact.FREE_COOLING, 0),
                        Sketch.assumed(RegionFact.PRICE, 0.002)),
                policies.toArray(Rules[]::new));
    }

    @Test
    void personal_data_never_leaves_the_eea() {
        Program program = program(law(labelled("eu-personal")));

        assertThat(Prover.of(program).prove(RESIDENCY)).isInstanceOf(Proof.Proved.class);
    }

    @Test
    void one_tenant_left_out_is_found() {
        Formula holed = all(labelled("eu-personal"), not(is(JobName.TENANT, "globex")));

        Proof proof = Prover.of(program(law(holed))).prove(RESIDENCY);

        Witness witness = witness(proof);
        assertThat(witness.name(JobName.TENANT)).isEqualTo("globex");
        assertThat(witness.labels()).containsExactly("eu-personal");
        assertThat(witness.region()).isGreaterThan(7);
    }

    @Test
    void a_rule_that_is_relaxed_away_is_found() {
        Rules relaxed =
                policy("data-law", labelled("eu-personal"))
                        .require("in-the-eea", Sketch.in(EEA))
                        .relax("in-the-eea")
                        .done();

        Witness witness = witness(Prover.of(program(relaxed)).prove(RESIDENCY));

        assertThat(witness.way()).isEqualTo(new Witness.Way.Step(1));
        assertThat(witness.labels()).containsExactly("eu-personal");
    }

    @Test
    void rules_that_leave_nothing_together_are_named() {
        Rules phi = policy("phi-law", labelled("phi")).require("in-the-us", Sketch.in(US)).done();
        Program program = program(law(labelled("eu-personal")), phi);

        List<Remark> remarks = new Checks(program, Prover.BUDGET).conflicts();

        assertThat(remarks)
                .anySatisfy(remark -> {
                    assertThat(rules(remark)).containsExactly("in-the-eea", "in-the-us");
                    assertThat(((Remark.NoRegion) remark).job().labels())
                            .containsExactly("eu-personal", "phi");
                })
                .anySatisfy(
                        remark -> assertThat(rules(remark)).containsExactly("in-the-us", "nordic"))
                .hasSize(2);
    }

    @Test
    void a_rule_that_changes_nothing_is_named_with_what_implies_it() {
        Rules more =
                policy("bank-law", all(is(JobName.TENANT, "nordbank"), labelled("eu-personal")))
                        .require("bank-in-eea", Sketch.in(EEA))
                        .done();

        List<Remark> remarks =
                new Checks(program(law(labelled("eu-personal")), more), Prover.BUDGET).idle();

        assertThat(remarks)
                .filteredOn(Remark.Redundant.class::isInstance)
                .singleElement()
                .asInstanceOf(type(Remark.Redundant.class))
                .satisfies(remark -> {
                    assertThat(remark.rule().name()).isEqualTo("bank-in-eea");
                    assertThat(remark.impliedBy()).isNotEmpty();
                });
    }

    private static List<String> rules(Remark remark) {
        return ((Remark.NoRegion) remark).rules().stream().map(Rule::name).toList();
    }

    private static Witness witness(Proof proof) {
        assertThat(proof).isInstanceOf(Proof.Refuted.class);
        return ((Proof.Refuted) proof).witness();
    }
}
