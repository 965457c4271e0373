package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks for policies that no job is in, and for rules that remove no region which others leave. Of
/// one thread.
final class Idleness {
    private final Program program;
    private final long budget;
    private final Question question;
    private final Vocabulary words;
    private final Rulebook rulebook;
    private final Map<Key, Asked> rules = new LinkedHashMap<>();

    private record Key(int policy, String name) {}

    /// `isOn` makes the rule count; `isBroken` asks for a place where it alone is broken.
    private record Asked(int isOn, int isBroken) {}

    Idleness(Program program, long budget) {
        this.program = program;
        this.budget = budget;
        question = new Question(List.of(program));
        words = question.words();
        rulebook = question.rulebook(program);
        List<Rulebook.Need> needs = rulebook.needs(false);
        List<Rulebook.Need> broken = rulebook.needs(true);
        for (int i = 0; i < needs.size(); i++) {
            Rulebook.Need need = needs.get(i);
            if (need.kind() != Rulebook.Kind.REQUIREMENT) {
                words.circuit().ask(need.literal());
                continue;
            }
            Asked asked =
                    rules.computeIfAbsent(
                            new Key(need.policy(), need.name()),
                            _ -> new Asked(2 * words.sat().variable(true), Sat.FAILS));
            words.circuit().ask(asked.isOn() ^ 1, need.literal());
            int either = words.circuit().any(asked.isBroken(), broken.get(i).literal());
            rules.put(new Key(need.policy(), need.name()), new Asked(asked.isOn(), either));
        }
    }

    /// Later rules are looked at first, so that of two alike the later one is redundant.
    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        for (int i = program.policies().size() - 1; i >= 0; i--) {
            Rules policy = program.policies().get(i);
            boolean isDead =
                    question.search(List.of(rulebook.holds(i)), _ -> true, budget)
                            instanceof Question.Finding.Nothing;
            if (isDead) {
                remarks.add(new Remark.Dead(policy.name(), policy.span()));
                policy.requirements().forEach(one -> rules.remove(key(policy, one)));
            } else {
                for (Requirement requirement : policy.requirements().reversed()) {
                    if (!requirement.name().equals(Requirement.LISTED_TIERS)) {
                        judged(policy, requirement).ifPresent(remarks::add);
                    }
                }
            }
        }
        return remarks.reversed();
    }

    private Key key(Rules policy, Requirement requirement) {
        return new Key(program.policies().indexOf(policy), requirement.name());
    }

    private Optional<Remark> judged(Rules policy, Requirement requirement) {
        Asked asked = rules.remove(key(policy, requirement));
        if (asked == null) {
            return Optional.empty();
        }
        Rule rule = Rule.of(policy, requirement);
        return switch (question.search(others(asked.isBroken()), _ -> true, budget)) {
            case Question.Finding.Nothing() -> {
                List<Rule> impliedBy = blamed();
                yield Optional.of(
                        tier(policy, requirement)
                                .orElseGet(() -> new Remark.Redundant(rule, impliedBy)));
            }
            case Question.Finding.Found _ -> {
                rules.put(key(policy, requirement), asked);
                yield Optional.empty();
            }
            case Question.Finding.Open(Proof.Reason reason) -> {
                rules.put(key(policy, requirement), asked);
                yield Optional.of(
                        new Remark.Undecided(
                                Remark.Check.REDUNDANCY, policy.name(), rule.span(), reason));
            }
        };
    }

    private List<Integer> others(int... more) {
        List<Integer> on = new ArrayList<>();
        rules.values().forEach(asked -> on.add(asked.isOn()));
        Arrays.stream(more).forEach(on::add);
        return on;
    }

    private List<Rule> blamed() {
        int[] core = words.sat().core();
        List<Rule> blamed = new ArrayList<>();
        for (int i = 0; i < program.policies().size(); i++) {
            Rules policy = program.policies().get(i);
            for (Requirement requirement : policy.requirements()) {
                Asked asked = rules.get(new Key(i, requirement.name()));
                if (asked != null && Arrays.stream(core).anyMatch(on -> on == asked.isOn())) {
                    blamed.add(Rule.of(policy, requirement));
                }
            }
        }
        return blamed;
    }

    /// A rule of a tier is `not in the tier, or ...`.
    private Optional<Remark> tier(Rules policy, Requirement requirement) {
        if (requirement.formula() instanceof Formula.Any(List<Formula> parts)
                && parts.getFirst() instanceof Formula.Not(Formula.InRegions(RegionWord tier))) {
            int holds = rulebook.holds(program.policies().indexOf(policy));
            List<Integer> asked = others(holds, words.region(tier.bits()));
            if (question.search(asked, _ -> true, budget) instanceof Question.Finding.Nothing) {
                return Optional.of(
                        new Remark.UnreachableTier(Rule.of(policy, requirement), tier, blamed()));
            }
        }
        return Optional.empty();
    }
}
