package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Reading;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Looks for labels and names with which no region is ever left, by rules that never give way.
///
/// A rule that says the same of all regions, such as a model's version, refuses jobs on purpose: of
/// those that it lets in, one that finds no region is looked for. Of one thread.
final class Placeability {
    private static final int MOST = 32;

    private final Program program;
    private final long budget;
    private final Favourable favourable;

    Placeability(Program program, long budget) {
        this.program = program;
        this.budget = budget;
        favourable = new Favourable(program.places());
    }

    /// A rule that a job has to meet, and where it can.
    private record Asked(Rule rule, RegionWord regions) {}

    /// One remark for each set of policies that leave nothing together.
    List<Remark> remarks() {
        Question question = new Question(List.of(program));
        Vocabulary words = question.words();
        Rulebook rulebook = question.rulebook(program);
        for (int region = 0; region < program.places().sites().size(); region++) {
            words.circuit().ask(removals(region, rulebook, words));
        }
        admit(rulebook, words);
        List<Remark> remarks = new ArrayList<>();
        while (remarks.size() < MOST) {
            switch (question.search(List.of(), this::isNowhere, budget)) {
                case Question.Finding.Found(Witness job) -> {
                    List<Rule> rules = least(asked(job));
                    remarks.add(new Remark.NoRegion(rules, job));
                    exclude(rules, rulebook, words);
                }
                case Question.Finding.Nothing() -> {
                    return remarks;
                }
                case Question.Finding.Open(Proof.Reason reason) -> {
                    Span span = program.policies().getFirst().span();
                    remarks.add(new Remark.Undecided(Remark.Check.PLACEABILITY, "", span, reason));
                    return remarks;
                }
            }
        }
        return remarks;
    }

    /// Asks for a job that every rule lets in which says the same of all regions.
    private void admit(Rulebook rulebook, Vocabulary words) {
        for (int i = 0; i < program.policies().size(); i++) {
            for (Requirement rule : firm(program.policies().get(i))) {
                if (!Reading.readsRegion(rule.formula())) {
                    int could = favourable.could(rule.formula(), 0, true, words);
                    words.circuit().ask(rulebook.holds(i) ^ 1, could);
                }
            }
        }
    }

    private int[] removals(int region, Rulebook rulebook, Vocabulary words) {
        Ints removals = new Ints();
        for (int i = 0; i < program.policies().size(); i++) {
            for (Requirement rule : firm(program.policies().get(i))) {
                int cannot = favourable.cannot(rule.formula(), region, true, words);
                removals.add(words.circuit().all(rulebook.holds(i), cannot));
            }
        }
        return removals.toArray();
    }

    /// Requirements that never give way.
    private static List<Requirement> firm(Rules rules) {
        return rules.requirements().stream()
                .filter(requirement ->
                        rules.relaxations().stream()
                                .noneMatch(it -> it.requirement().equals(requirement.name())))
                .toList();
    }

    private List<Asked> asked(Witness job) {
        List<Asked> asked = new ArrayList<>();
        for (Rules rules : PlainReplayer.holding(program, job)) {
            for (Requirement rule : firm(rules)) {
                RegionWord where = RegionWord.NONE;
                for (int i = 0; i < program.places().sites().size(); i++) {
                    where = favourable.can(rule.formula(), i, job, true) ? where.with(i) : where;
                }
                asked.add(new Asked(Rule.of(rules, rule), where));
            }
        }
        return asked;
    }

    private boolean isNowhere(Witness job) {
        return common(asked(job), program.places()).isEmpty();
    }

    private static RegionWord common(List<Asked> asked, Places places) {
        RegionWord common = places.all();
        for (Asked one : asked) {
            common = common.and(one.regions());
        }
        return common;
    }

    /// One rule if one is enough, else a pair, else a set of which none can be left out.
    private List<Rule> least(List<Asked> asked) {
        for (int i = 0; i < asked.size(); i++) {
            if (asked.get(i).regions().isEmpty()) {
                return List.of(asked.get(i).rule());
            }
        }
        for (int i = 0; i < asked.size(); i++) {
            for (int j = i + 1; j < asked.size(); j++) {
                if (asked.get(i).regions().and(asked.get(j).regions()).isEmpty()) {
                    return List.of(asked.get(i).rule(), asked.get(j).rule());
                }
            }
        }
        List<Asked> needed = new ArrayList<>(asked);
        for (Asked one : asked) {
            List<Asked> without = new ArrayList<>(needed);
            without.remove(one);
            needed = common(without, program.places()).isEmpty() ? without : needed;
        }
        return needed.stream().map(Asked::rule).toList();
    }

    private void exclude(List<Rule> rules, Rulebook rulebook, Vocabulary words) {
        Set<String> policies = rules.stream().map(Rule::policy).collect(Collectors.toSet());
        Ints clause = new Ints();
        for (int i = 0; i < program.policies().size(); i++) {
            if (policies.contains(program.policies().get(i).name())) {
                clause.add(rulebook.holds(i) ^ 1);
            }
        }
        words.circuit().ask(clause.toArray());
    }
}
