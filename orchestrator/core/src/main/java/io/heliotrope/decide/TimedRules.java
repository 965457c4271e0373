package io.heliotrope.decide;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which policies of a program have hard rules that a later start may find otherwise.
final class TimedRules {
    private final Set<String> names = new HashSet<>();

    TimedRules(Program program) {
        for (var policy : program.policies()) {
            boolean changes =
                    !policy.budgets().isEmpty()
                            || policy.requirements().stream()
                                    .map(Requirement::formula)
                                    .anyMatch(TimedRules::changes)
                            || policy.relaxations().stream()
                                    .map(Relaxation::instead)
                                    .flatMap(Optional::stream)
                                    .anyMatch(TimedRules::changes);
            if (changes) {
                names.add(policy.name());
            }
        }
    }

    /// Whether any of these has such a rule.
    boolean any(List<io.heliotrope.policy.program.Rules> holding) {
        return holding.stream().anyMatch(policy -> names.contains(policy.name()));
    }

    /// Whether one number tells candidates apart, and no two different ones are as good.
    static boolean isPlain(Optional<io.heliotrope.policy.program.Rules> leader) {
        return leader.map(io.heliotrope.policy.program.Rules::preference)
                .map(TimedRules::isPlain)
                .orElse(true);
    }

    private static boolean isPlain(Preference preference) {
        return switch (preference) {
            case Preference.Silent _, Preference.Balanced _ -> true;
            case Preference.Ranked(List<Preference.Rank> ranks) ->
                    ranks.size() == 1
                            && ranks.getFirst().band()
                                    instanceof Preference.Band.Within(double distance)
                            && distance == 0;
        };
    }

    private static boolean changes(Formula formula) {
        return switch (formula) {
            case Formula.Compare compare -> changes(compare.left()) || changes(compare.right());
            case Formula.Not(Formula inner) -> changes(inner);
            case Formula.All(List<Formula> parts) -> parts.stream().anyMatch(TimedRules::changes);
            case Formula.Any(List<Formula> parts) -> parts.stream().anyMatch(TimedRules::changes);
            case Formula.ForNext(Formula inner, long _) -> changes(inner);
            case Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    false;
        };
    }

    private static boolean changes(Term term) {
        return switch (term) {
            case Term.Constant _, Term.OfJob _, Term.OfHome _ -> false;
            case Term.OfRegion(RegionFact fact) -> fact.changesOverTime();
            case Term.Percentile _ -> true;
            case Term.Sum(Term left, Term right) -> changes(left) || changes(right);
            case Term.Difference(Term left, Term right) -> changes(left) || changes(right);
            case Term.Product(Term left, Term right) -> changes(left) || changes(right);
            case Term.Quotient(Term left, Term right) -> changes(left) || changes(right);
            case Term.Least(List<Term> terms) -> terms.stream().anyMatch(TimedRules::changes);
            case Term.Greatest(List<Term> terms) -> terms.stream().anyMatch(TimedRules::changes);
        };
    }
}
