package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Preference;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relaxation;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.Optional;

/// A program without what has no say in what it allows: where and in which words and units it is
/// written, what it prefers and when it waits. Whether a policy can lead stays. So policies of two
/// texts that allow the same in the same way are equal.
final class Bare {
    private static final Span NOWHERE = new Span(new Source("", ""), 0, 0);
    private static final Unit PLAIN = Unit.base(Type.NUMBER);

    private Bare() {}

    static Program of(Program program) {
        return new Program(
                program.module(),
                program.places(),
                program.ladders(),
                program.policies().stream().map(Bare::of).toList(),
                List.of(),
                program.zones(),
                "",
                program.precedences());
    }

    private static Rules of(Rules rules) {
        boolean leads = rules.canLead();
        return new Rules(
                "",
                rules.name(),
                "",
                of(rules.scope()),
                rules.requirements().stream()
                        .map(it -> new Requirement(it.name(), of(it.formula()), "", NOWHERE))
                        .toList(),
                rules.budgets().stream()
                        .map(it ->
                                new Budget(
                                        it.index(),
                                        it.name(),
                                        it.resource(),
                                        it.limit(),
                                        it.period(),
                                        it.share(),
                                        "",
                                        NOWHERE))
                        .toList(),
                Optional.empty(),
                leads ? new Preference.Ranked(List.of()) : new Preference.Silent(),
                rules.relaxations().stream()
                        .map(it ->
                                new Relaxation(
                                        it.requirement(),
                                        it.instead().map(Bare::of),
                                        it.requirement(),
                                        NOWHERE))
                        .toList(),
                rules.otherwise() instanceof Outcome.RunIn(Formula where, String _)
                        ? new Outcome.RunIn(of(where), "")
                        : new Outcome.Silent(),
                rules.rollout(),
                NOWHERE);
    }

    private static Formula of(Formula formula) {
        return switch (formula) {
            case Formula.Compare(var left, var relation, var right, Unit _, Span _) ->
                    new Formula.Compare(left, relation, right, PLAIN, NOWHERE);
            case Formula.Not(Formula inner) -> new Formula.Not(of(inner));
            case Formula.ForNext(Formula inner, long seconds) ->
                    new Formula.ForNext(of(inner), seconds);
            case Formula.All(List<Formula> parts) ->
                    new Formula.All(parts.stream().map(Bare::of).toList());
            case Formula.Any(List<Formula> parts) ->
                    new Formula.Any(parts.stream().map(Bare::of).toList());
            case Formula.Always _,
                    Formula.InRegions _,
                    Formula.HomeIn _,
                    Formula.IsHome _,
                    Formula.IsAllowed _,
                    Formula.NameIn _,
                    Formula.Labelled _ ->
                    formula;
        };
    }
}
