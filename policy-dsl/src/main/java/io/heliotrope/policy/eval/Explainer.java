package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// Says why a judgement is as it is, from the words that it has and the tree.
final class Explainer {
    private final Places places;
    private final Judgement judgement;
    private final Findings findings;
    private final Optional<Rules> leader;

    Explainer(Compiled compiled, Question question, Judgement judgement) {
        this.places = compiled.program().places();
        this.judgement = judgement;
        Walk walk =
                new Walk(compiled.layout(), slot -> question.snapshot.table(slot).rows, question);
        this.findings = new Findings(compiled.program(), question, walk);
        this.leader = judgement.leader();
    }

    Explanation explain(int step, int slot) {
        List<Explanation.Removal> removals = new ArrayList<>();
        for (Rules policy : judgement.holding()) {
            for (Requirement rule : policy.requirements()) {
                Formula formula = effective(policy, rule, step);
                String name = policy.name() + "." + rule.name();
                removals.add(
                        removal(
                                name,
                                rule.because(),
                                removed(removals.size(), step, slot),
                                region -> findings.of(formula, region, slot)));
            }
            for (Budget budget : policy.budgets()) {
                String name = policy.name() + "." + budget.name();
                removals.add(
                        removal(
                                name,
                                budget.because(),
                                removed(removals.size(), step, slot),
                                region -> List.of(findings.of(budget, region, slot))));
            }
        }
        return new Explanation(
                places,
                judgement.holding().stream().map(Rules::name).toList(),
                leader.map(Rules::name),
                step,
                slot,
                taken(step).stream().map(Relaxation::said).toList(),
                removals,
                new RegionWord(judgement.allowed(step, slot)),
                contest(step, slot));
    }

    private RegionWord removed(int rule, int step, int slot) {
        return new RegionWord(judgement.removed(rule, step, slot));
    }

    private Explanation.Removal removal(
            String rule, String because, RegionWord removed, IntFunction<List<Finding>> findings) {
        return new Explanation.Removal(
                rule,
                because,
                removed,
                removed.stream()
                        .mapToObj(region ->
                                new Explanation.Refused(id(region), findings.apply(region)))
                        .toList());
    }

    private List<Relaxation> taken(int step) {
        return leader.map(policy -> policy.relaxations().subList(0, step)).orElse(List.of());
    }

    /// A requirement as it is at a step; one that gave way always holds.
    private Formula effective(Rules policy, Requirement rule, int step) {
        Formula formula = rule.formula();
        if (leader.filter(policy::equals).isPresent()) {
            for (Relaxation relaxation : taken(step)) {
                if (relaxation.requirement().equals(rule.name())) {
                    formula = relaxation.instead().orElse(new Formula.Always(true));
                }
            }
        }
        return formula;
    }

    private Optional<Explanation.Contest> contest(int step, int slot) {
        long candidates = judgement.candidates(step, slot);
        int best = judgement.best(candidates, slot);
        if (best < 0) {
            return Optional.empty();
        }
        int next = judgement.best(candidates & ~(1L << best), slot);
        List<Explanation.Gap> gaps = next < 0 ? List.of() : gaps(best, slot, next, slot);
        return Optional.of(
                new Explanation.Contest(
                        id(best), next < 0 ? Optional.empty() : Optional.of(id(next)), gaps));
    }

    List<Explanation.Gap> gaps(int best, int bestSlot, int next, int nextSlot) {
        List<Explanation.Gap> gaps = new ArrayList<>();
        for (int rank = 0; rank < judgement.ranks(); rank++) {
            double ofBest = judgement.cost(rank, best, bestSlot);
            double ofNext = judgement.cost(rank, next, nextSlot);
            gaps.add(gap(rank, ofBest, ofNext));
        }
        return gaps;
    }

    private Explanation.Gap gap(int rank, double best, double next) {
        boolean isAlike = judgement.isWithin(rank, next, Math.min(best, next));
        return switch (leader.map(Rules::preference).orElse(new Preference.Silent())) {
            case Preference.Silent() -> {
                Unit grams = Unit.of("g").orElseThrow();
                String what = Wording.term(new Term.OfRegion(RegionFact.GRAMS), grams);
                yield new Explanation.Gap(
                        "lower " + what, known(best), known(next), grams, isAlike);
            }
            case Preference.Balanced _ ->
                    new Explanation.Gap(
                            "lower balance", best, next, Unit.base(Type.NUMBER), isAlike);
            case Preference.Ranked(var ranks) -> {
                Preference.Rank by = ranks.get(rank);
                double sign = by.isLower() ? 1 : -1;
                String what = Wording.term(by.term(), by.shown());
                yield new Explanation.Gap(
                        (by.isLower() ? "lower " : "higher ") + what,
                        sign * known(best),
                        sign * known(next),
                        by.shown(),
                        isAlike);
            }
        };
    }

    private static double known(double cost) {
        return Double.isInfinite(cost) ? Double.NaN : cost;
    }

    private String id(int region) {
        return places.sites().get(region).id();
    }
}
