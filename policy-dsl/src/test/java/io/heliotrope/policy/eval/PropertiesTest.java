package io.heliotrope.policy.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What holds of every policy, on made-up ones; the message of a failure has the seed.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PropertiesTest {
    private static final int PROGRAMS = 2000;

    /// A made-up case.
    private static final class Case {
        private final SplittableRandom random;
        private final Program program;
        private final MadeWorld world;
        private final MadeJob job;
        private final MadePairing pairing;

        Case(long seed) {
            random = new SplittableRandom(seed);
            program = new RandomPrograms(random).program();
            int regions = program.places().sites().size();
            RandomWorlds worlds = new RandomWorlds(random, regions, 1 + random.nextInt(4));
            world = worlds.world();
            job = worlds.job(RandomPrograms.budgets(program));
            pairing = worlds.pairing();
        }

        Judgement judge(Program program) {
            return Compiled.of(program).snapshot(world).judge(job, pairing);
        }

        Program changed(UnaryOperator<Rules> change) {
            return with(program.policies().stream().map(change).toList());
        }

        Program with(List<Rules> policies) {
            return new Program(
                    program.module(),
                    program.places(),
                    program.ladders(),
                    policies,
                    program.guarantees(),
                    program.zones(),
                    program.digest());
        }
    }

    private static Rules with(
            Rules rules, List<Requirement> requirements, List<Relaxation> relaxations) {
        return new Rules(
                rules.module(),
                rules.name(),
                rules.title(),
                rules.scope(),
                requirements,
                rules.budgets(),
                rules.deferral(),
                rules.preference(),
                relaxations,
                rules.otherwise(),
                rules.rollout(),
                rules.span());
    }

    private static Rules dropsOnly(Rules rules) {
        List<Relaxation> drops =
                rules.relaxations().stream()
                        .map(step ->
                                new Relaxation(
                                        step.requirement(),
                                        Optional.empty(),
                                        step.said(),
                                        step.span()))
                        .toList();
        return with(rules, rules.requirements(), drops);
    }

    @Test
    void giving_way_wholly_never_takes_a_region_away() {
        long gained = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Case made = new Case(seed);
            Judgement judgement = made.judge(made.changed(PropertiesTest::dropsOnly));
            for (int step = 1; step <= judgement.steps(); step++) {
                for (int slot = 0; slot < made.world.slots(); slot++) {
                    long before = judgement.allowed(step - 1, slot);
                    long after = judgement.allowed(step, slot);
                    assertThat(before & ~after).as("seed %d, step %d", seed, step).isZero();
                    gained += Long.bitCount(after & ~before);
                }
            }
        }
        assertThat(gained).isPositive();
    }

    @Test
    void a_policy_that_only_requires_never_adds_a_region() {
        long lost = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Case made = new Case(seed);
            Formula rule =
                    new RandomFormulas(made.random, made.program.places().sites().size())
                            .formula(2);
            List<Rules> policies = new ArrayList<>(made.program.policies());
            int place = made.random.nextInt(policies.size() + 1);
            policies.add(place, new MadeProgram.Made("stricter").require("rule", rule).rules());
            Judgement before = made.judge(made.program);
            Judgement after = made.judge(made.with(policies));
            assertThat(after.leader().map(Rules::name)).isEqualTo(before.leader().map(Rules::name));
            for (int step = 0; step <= before.steps(); step++) {
                long added = after.allowed(step, 0) & ~before.allowed(step, 0);
                assertThat(added).as("seed %d, step %d", seed, step).isZero();
                lost += Long.bitCount(before.allowed(step, 0) & ~after.allowed(step, 0));
            }
        }
        assertThat(lost).isPositive();
    }

    @Test
    void a_rule_and_its_negation_never_hold_both_and_two_negations_are_none() {
        long absent = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Case made = new Case(seed);
            Formula rule =
                    new RandomFormulas(made.random, made.program.places().sites().size())
                            .formula(3);
            Judgement judgement =
                    made.judge(
                            made.with(
                                    List.of(
                                            new MadeProgram.Made("three")
                                                    .require("is", rule)
                                                    .require("not", new Formula.Not(rule))
                                                    .require(
                                                            "not-not",
                                                            new Formula.Not(new Formula.Not(rule)))
                                                    .rules())));
            for (int slot = 0; slot < made.world.slots(); slot++) {
                long all = made.program.places().all().bits();
                long both = all & ~(judgement.removed(0, 0, slot) | judgement.removed(1, 0, slot));
                assertThat(both).as("seed %d", seed).isZero();
                assertThat(judgement.removed(2, 0, slot))
                        .as("seed %d", seed)
                        .isEqualTo(judgement.removed(0, 0, slot));
                absent +=
                        Long.bitCount(
                                judgement.removed(0, 0, slot) & judgement.removed(1, 0, slot));
            }
        }
        assertThat(absent).isPositive();
    }

    @Test
    void the_order_of_requirements_changes_nothing_but_their_order() {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Case made = new Case(seed);
            Program turned =
                    made.changed(rules -> {
                        List<Requirement> list = new ArrayList<>(rules.requirements());
                        Collections.reverse(list);
                        return with(rules, list, rules.relaxations());
                    });
            Judgement before = made.judge(made.program);
            Judgement after = made.judge(turned);
            for (int step = 0; step <= before.steps(); step++) {
                assertThat(after.candidates(step, 0))
                        .as("seed %d", seed)
                        .isEqualTo(before.candidates(step, 0));
            }
            assertThat(after.fallback(0)).as("seed %d", seed).isEqualTo(before.fallback(0));
        }
    }

    @Test
    void every_removed_region_has_a_reason_and_no_other_has() {
        long findings = 0;
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Case made = new Case(seed);
            Judgement judgement = made.judge(made.program);
            int step = made.random.nextInt(judgement.steps() + 1);
            Explanation explanation = judgement.explain(step, made.world.slots() - 1);
            assertThat(explanation.removals()).hasSize(judgement.ruleCount());
            for (Explanation.Removal removal : explanation.removals()) {
                assertThat(removal.regions()).hasSize(removal.removed().size());
                for (Explanation.Refused refused : removal.regions()) {
                    assertThat(refused.findings()).as("seed %d", seed).isNotEmpty();
                    findings += refused.findings().size();
                }
            }
            assertThat(explanation.text()).doesNotContain("NaN", "null", "Formula", "Infinity");
        }
        assertThat(findings).isGreaterThan(PROGRAMS);
    }
}
