package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Checks expressions that hold or do not. Empty where something was wrong, which was told.
final class Formulas {
    private final Findings findings;
    private final Algebra algebra;
    private final Numbers numbers;
    private final Choices choices;
    private final Percentiles percentiles;

    Formulas(Findings findings, Algebra algebra, Numbers numbers, Choices choices) {
        this.findings = findings;
        this.algebra = algebra;
        this.numbers = numbers;
        this.choices = choices;
        this.percentiles = new Percentiles(findings);
    }

    Optional<Formula> of(Expression expression, Where where) {
        return switch (expression) {
            case Expression.Comparison comparison -> comparison(comparison, where);
            case Expression.Is is -> is(is, where);
            case Expression.In in -> choices.in(in, where).map(so -> negated(so, in.negated()));
            case Expression.Labelled(var _, var label) -> Optional.of(choices.labelled(label));
            case Expression.Saves saves -> saves(saves, where);
            case Expression.ForNext forNext -> forNext(forNext, where);
            case Expression.Not(var _, var formula) ->
                    of(formula, where).map(so -> negated(so, true));
            case Expression.And(var _, var parts) -> parts(parts, where).map(Formula.All::new);
            case Expression.Or(var _, var parts) -> parts(parts, where).map(Formula.Any::new);
            case Path _,
                    Expression.Quantity _,
                    Expression.Numeral _,
                    Expression.Text _,
                    Expression.TimeOfDay _,
                    Expression.ListOf _,
                    Expression.Arithmetic _,
                    Expression.Extreme _,
                    Expression.Percentile _ ->
                    notRule(expression);
        };
    }

    /// Whether an expression is written as a rule, right or wrong.
    static boolean isRule(Expression expression) {
        return switch (expression) {
            case Expression.Comparison _,
                    Expression.Is _,
                    Expression.In _,
                    Expression.Labelled _,
                    Expression.Saves _,
                    Expression.ForNext _,
                    Expression.Not _,
                    Expression.And _,
                    Expression.Or _ ->
                    true;
            case Path _,
                    Expression.Quantity _,
                    Expression.Numeral _,
                    Expression.Text _,
                    Expression.TimeOfDay _,
                    Expression.ListOf _,
                    Expression.Arithmetic _,
                    Expression.Extreme _,
                    Expression.Percentile _ ->
                    false;
        };
    }

    private Optional<Formula> notRule(Expression expression) {
        findings.add(
                Diagnostic.error(
                                Code.H028,
                                expression.span(),
                                "a rule belongs here, which holds or does not; `"
                                        + Numbers.shortened(expression.span())
                                        + "` is a value")
                        .help("compare it, as in `region.carbon <= 250 g/kWh`"));
        return Optional.empty();
    }

    private Optional<List<Formula>> parts(List<Expression> parts, Where where) {
        List<Formula> checked = new ArrayList<>();
        for (Expression part : parts) {
            of(part, where).ifPresent(checked::add);
        }
        return checked.size() == parts.size() ? Optional.of(checked) : Optional.empty();
    }

    static Formula negated(Formula formula, boolean negated) {
        return negated ? new Formula.Not(formula) : formula;
    }

    Optional<Formula> comparison(Expression.Comparison comparison, Where where) {
        Relation relation =
                switch (comparison.relation()) {
                    case AT_MOST -> Relation.AT_MOST;
                    case AT_LEAST -> Relation.AT_LEAST;
                    case LESS -> Relation.BELOW;
                    case MORE -> Relation.ABOVE;
                };
        Span sign =
                Signs.between(comparison.left(), comparison.right(), comparison.relation().sign());
        return compare(
                comparison.left(), relation, comparison.right(), sign, comparison.span(), where);
    }

    private Optional<Formula> compare(
            Expression left,
            Relation relation,
            Expression right,
            Span sign,
            Span span,
            Where where) {
        Optional<Typed> one = numbers.of(left, where.beside(right));
        Optional<Typed> other = numbers.of(right, where.beside(left));
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Typed a = one.orElseThrow().towards(other.orElseThrow().type().dimension());
        Typed b = other.orElseThrow().towards(one.orElseThrow().type().dimension());
        if (!algebra.canCompare(a, b, sign)) {
            return Optional.empty();
        }
        return Optional.of(
                new Formula.Compare(a.term(), relation, b.term(), Algebra.shown(a, b), span));
    }

    private Optional<Formula> is(Expression.Is is, Where where) {
        if (choices.isChoice(is.left()) || choices.isChoice(is.right())) {
            return choices.is(is, where).map(so -> negated(so, is.negated()));
        }
        if (is.left() instanceof Path path && Meaning.of(path) instanceof Meaning.Other) {
            numbers.of(path, where);
            return Optional.empty();
        }
        Relation relation = is.negated() ? Relation.NOT_EQUAL : Relation.EQUAL;
        Span sign = Signs.between(is.left(), is.right(), "is");
        return compare(is.left(), relation, is.right(), sign, is.span(), where);
    }

    /// `saves at least 15 % vs home`: no more than 85 % of what the run would emit at home.
    private Optional<Formula> saves(Expression.Saves saves, Where where) {
        if (where.reach() != Where.Reach.REGION) {
            findings.add(
                    Numbers.unreadable(
                            saves.span(), where, "what a run saves depends on its region"));
            return Optional.empty();
        }
        Span span = saves.atLeast().span();
        double share =
                Shown.unit(saves.atLeast().unit().spelling())
                        .toBase(saves.atLeast().value().doubleValue());
        boolean isPercent = saves.atLeast().unit().spelling().equals("%");
        if (!isPercent || !(share > 0 && share < 1)) {
            findings.add(
                    Diagnostic.error(
                                    Code.H029,
                                    span,
                                    "a saving is above 0 % and below 100 %, not " + span.text())
                            .help("write it as in `saves at least 15 % vs home`"));
            return Optional.empty();
        }
        return Optional.of(
                new Formula.Compare(
                        new Term.OfRegion(RegionFact.GRAMS),
                        Relation.AT_MOST,
                        new Term.Product(
                                new Term.Constant(1 - share), new Term.OfHome(RegionFact.GRAMS)),
                        Shown.of(RegionFact.GRAMS),
                        saves.span()));
    }

    private Optional<Formula> forNext(Expression.ForNext forNext, Where where) {
        OptionalLong seconds = percentiles.ahead(forNext.next());
        if (where.reach() != Where.Reach.REGION) {
            findings.add(
                    Numbers.unreadable(
                            forNext.next().span(), where, "what comes depends on the region"));
            return Optional.empty();
        }
        Optional<Formula> formula = of(forNext.formula(), where);
        return seconds.isEmpty()
                ? Optional.empty()
                : formula.map(so -> new Formula.ForNext(so, seconds.orElseThrow()));
    }
}
