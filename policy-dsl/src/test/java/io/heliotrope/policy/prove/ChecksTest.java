package io.heliotrope.policy.prove;

import static io.heliotrope.policy.prove.Sketch.all;
import static io.heliotrope.policy.prove.Sketch.any;
import static io.heliotrope.policy.prove.Sketch.atLeast;
import static io.heliotrope.policy.prove.Sketch.atMost;
import static io.heliotrope.policy.prove.Sketch.in;
import static io.heliotrope.policy.prove.Sketch.is;
import static io.heliotrope.policy.prove.Sketch.job;
import static io.heliotrope.policy.prove.Sketch.labelled;
import static io.heliotrope.policy.prove.Sketch.not;
import static io.heliotrope.policy.prove.Sketch.number;
import static io.heliotrope.policy.prove.Sketch.policy;
import static io.heliotrope.policy.prove.Sketch.region;
import static io.heliotrope.policy.prove.Sketch.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChecksTest {
    private static final Term CARBON = region(RegionFact.CARBON);
    private static final Term LATENCY = region(RegionFact.LATENCY);

    private static Checks checks(Rules... policies) {
        Program program =
                Sketch.program(
                        Sketch.places(4),
                        List.of(Sketch.assumed(RegionFact.CARBON, 600)),
                        policies);
        return new Checks(program, Prover.BUDGET);
    }

    @Test
    void three_rules_can_leave_nothing_although_each_two_leave_something() {
        Checks checks =
                checks(
                        policy("a", labelled("a")).require("r", in(0, 1)).done(),
                        policy("b", labelled("b")).require("r", in(1, 2)).done(),
                        policy("c", labelled("c")).require("r", in(0, 2)).done(),
                        policy("d", labelled("d")).require("r", in(0, 1, 2)).done());

        assertThat(checks.conflicts())
                .singleElement()
                .asInstanceOf(type(Remark.NoRegion.class))
                .satisfies(remark -> {
                    assertThat(remark.rules())
                            .extracting(Rule::policy)
                            .containsExactly("a", "b", "c");
                    assertThat(remark.job().labels()).containsExactly("a", "b", "c");
                });
    }

    @Test
    void what_gives_way_or_can_be_met_by_another_job_is_no_conflict() {
        Formula atHome = new Formula.IsHome();
        Checks checks =
                checks(
                        policy("a", labelled("a")).require("r", in(0)).done(),
                        policy("b", labelled("b")).require("r", in(1)).relax("r").done(),
                        policy("c", labelled("c")).require("r", atHome).done(),
                        policy("d", labelled("d")).require("r", atMost(CARBON, 10)).done());

        assertThat(checks.conflicts()).isEmpty();
    }

    @Test
    void a_rule_of_the_job_alone_refuses_jobs_on_purpose() {
        Formula pinned = all(is(JobName.MODEL, "m"), not(is(JobName.MODEL_VERSION, "old")));
        Checks checks =
                checks(
                        policy("a", labelled("a")).require("pinned", pinned).done(),
                        policy("b", labelled("b")).require("r", in(0, 1)).done());

        assertThat(checks.conflicts()).isEmpty();
    }

    @Test
    void of_the_jobs_that_it_lets_in_none_may_be_left_nowhere() {
        Formula pinned = any(is(JobName.MODEL, "m"), labelled("c"));
        Checks checks =
                checks(
                        policy("a", labelled("a")).require("pinned", pinned).done(),
                        policy("b", is(JobName.MODEL, "m")).require("r", in(0)).done(),
                        policy("c", labelled("a")).require("r", in(1)).done());

        assertThat(checks.conflicts())
                .singleElement()
                .asInstanceOf(type(Remark.NoRegion.class))
                .satisfies(remark ->
                        assertThat(remark.rules())
                                .extracting(Rule::policy)
                                .containsExactly("b", "c"));
    }

    @Test
    void what_tier_blocks_make_is_never_redundant() {
        Checks checks =
                checks(
                        policy("a", Sketch.EVERY_JOB)
                                .require(Requirement.LISTED_TIERS, in(0, 1, 2, 3))
                                .done());

        assertThat(checks.idle()).isEmpty();
    }

    @Test
    void a_rule_that_no_region_can_meet_stands_alone() {
        Formula huge = atLeast(region(RegionFact.GPU_MEMORY), 200);

        assertThat(checks(policy("a", labelled("a")).require("huge", huge).done()).conflicts())
                .singleElement()
                .asInstanceOf(type(Remark.NoRegion.class))
                .satisfies(remark -> assertThat(remark.rules()).hasSize(1));
    }

    @Test
    void of_two_alike_the_later_one_is_redundant() {
        Checks checks =
                checks(
                        policy("a", labelled("a")).require("first", in(0, 1)).done(),
                        policy("b", labelled("a")).require("second", in(0, 1)).done());

        assertThat(checks.idle())
                .singleElement()
                .asInstanceOf(type(Remark.Redundant.class))
                .satisfies(remark -> {
                    assertThat(remark.rule().name()).isEqualTo("second");
                    assertThat(remark.impliedBy()).extracting(Rule::name).containsExactly("first");
                });
    }

    @Test
    void a_rule_that_matters_once_another_gave_way_is_not_redundant() {
        Formula clean = atMost(CARBON, 300);
        Formula cleaner = atMost(CARBON, 200);
        Rules weak = policy("a", labelled("a")).require("clean", clean).done();
        Rules strict = policy("b", labelled("a")).require("cleaner", cleaner).done();
        Rules soft = policy("b", labelled("a")).require("cleaner", cleaner).relax("cleaner").done();

        assertThat(checks(weak, strict).idle()).hasSize(1);
        assertThat(checks(weak, soft).idle()).isEmpty();
    }

    @Test
    void a_policy_for_nobody_is_dead_and_so_is_a_tier_without_regions() {
        Formula nobody = all(is(JobName.CLASS, "batch"), is(JobName.CLASS, "stream"));
        Formula near = any(not(in(3)), atMost(LATENCY, 0.02));
        Checks checks =
                checks(
                        policy("nobody", nobody).require("r", in(0)).done(),
                        policy("tiers", labelled("a"))
                                .require("not-there", in(0, 1))
                                .require("near", near)
                                .done());

        assertThat(checks.idle())
                .hasSize(2)
                .anySatisfy(remark -> assertThat(remark).isInstanceOf(Remark.Dead.class))
                .anySatisfy(remark ->
                        assertThat(remark)
                                .asInstanceOf(type(Remark.UnreachableTier.class))
                                .extracting(it -> it.rule().name())
                                .isEqualTo("near"));
    }

    @Test
    void a_comparison_outside_of_the_bounds_is_vacuous() {
        Checks checks =
                checks(
                        policy("a", atMost(job(JobFact.SLO), 2e9))
                                .require("always", atMost(CARBON, 9000))
                                .require("never", atMost(region(RegionFact.PUE), 0.5))
                                .require("fine", atMost(CARBON, 200))
                                .done());

        assertThat(checks.vacuous())
                .extracting(remark -> ((Remark.Vacuous) remark).holds())
                .containsExactly(true, true, false);
    }

    @Test
    void two_policies_that_could_lead_one_job_need_a_priority() {
        Rules batch = policy("batch", is(JobName.CLASS, "batch")).prefer(CARBON).done();
        Rules acme = policy("acme", is(JobName.TENANT, "acme")).prefer(LATENCY).done();
        Rules live = policy("live", is(JobName.CLASS, "stream")).prefer(LATENCY).done();
        Checks checks = checks(batch, acme, live);

        assertThat(checks.ambiguous(Set.of())).hasSize(2);
        assertThat(checks.ambiguous(Set.of(new Precedence("acme", "batch"))))
                .singleElement()
                .asInstanceOf(type(Remark.Ambiguous.class))
                .satisfies(remark -> {
                    assertThat(remark.policy()).isEqualTo("acme");
                    assertThat(remark.other()).isEqualTo("live");
                    assertThat(remark.job().name(JobName.TENANT)).isEqualTo("acme");
                    assertThat(remark.job().name(JobName.CLASS)).isEqualTo("stream");
                });
        assertThat(
                        checks.ambiguous(
                                Set.of(
                                        new Precedence("acme", "batch"),
                                        new Precedence("live", "acme"))))
                .isEmpty();
    }

    @Test
    void a_third_policy_before_both_leaves_nothing_to_decide() {
        Rules top = policy("top", labelled("a")).prefer(CARBON).done();
        Rules one = policy("one", labelled("a")).prefer(CARBON).done();
        Rules other = policy("other", labelled("a")).prefer(CARBON).done();
        Set<Precedence> above =
                Set.of(new Precedence("top", "one"), new Precedence("top", "other"));

        assertThat(checks(top, one, other).ambiguous(above)).isEmpty();
        assertThat(checks(top, one, other).ambiguous(Set.of())).hasSize(3);
    }

    @Test
    void a_start_that_leaves_less_than_the_runtime_is_too_late() {
        Term deadline = job(JobFact.DEADLINE);
        Term runtime = job(JobFact.RUNTIME);
        Term safe =
                new Term.Difference(
                        new Term.Difference(deadline, times(1.3, runtime)), number(600));
        Term late = new Term.Difference(deadline, times(0.9, runtime));
        Term exact = new Term.Difference(deadline, runtime);
        Formula green = atMost(CARBON, 100);

        assertThat(
                        checks(
                                        policy("a", labelled("a")).deferUntil(green, safe).done(),
                                        policy("b", labelled("b")).deferUntil(green, exact).done())
                                .late())
                .isEmpty();
        assertThat(checks(policy("a", labelled("a")).deferUntil(green, late).done()).late())
                .singleElement()
                .asInstanceOf(type(Remark.LateStart.class))
                .satisfies(remark -> assertThat(remark.job().number(JobFact.RUNTIME)).isPositive());
    }

    @Test
    void a_sound_program_leaves_nothing_to_say() {
        Rules fine =
                policy("fine", labelled("a"))
                        .require("clean", atMost(CARBON, 300))
                        .require("where", in(0, 1))
                        .prefer(LATENCY)
                        .done();

        assertThat(checks(fine).all(Set.of())).isEmpty();
    }
}
