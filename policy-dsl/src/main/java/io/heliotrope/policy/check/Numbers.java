package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks expressions that stand for numbers. Empty where something was wrong, which was told.
final class Numbers {
    private final Findings findings;
    private final Algebra algebra;
    private final Unknown unknown;
    private final Percentiles percentiles;

    Numbers(Findings findings, Algebra algebra, Unknown unknown) {
        this.findings = findings;
        this.algebra = algebra;
        this.unknown = unknown;
        this.percentiles = new Percentiles(findings);
    }

    Optional<Typed> of(Expression expression, Where where) {
        return switch (expression) {
            case Path path -> path(path, where);
            case Expression.Quantity quantity ->
                    algebra.literal(
                            quantity.value(),
                            Shown.unit(quantity.unit().spelling()),
                            quantity.span());
            case Expression.Numeral numeral ->
                    algebra.literal(numeral.value(), Unit.base(Type.NUMBER), numeral.span());
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, where);
            case Expression.Extreme extreme -> extreme(extreme, where);
            case Expression.Percentile percentile -> percentiles.of(percentile, where);
            case Expression.Text(var span, var _) -> notNumber(span, "a text");
            case Expression.TimeOfDay(var span, var _) -> notNumber(span, "a time of day");
            case Expression.ListOf(var span, var _) -> notNumber(span, "a list");
            case Expression.Comparison _,
                    Expression.Is _,
                    Expression.In _,
                    Expression.Labelled _,
                    Expression.Saves _,
                    Expression.ForNext _,
                    Expression.Not _,
                    Expression.And _,
                    Expression.Or _ ->
                    notNumber(expression.span(), "a rule, which holds or does not");
        };
    }

    private Optional<Typed> path(Path path, Where where) {
        return switch (Meaning.of(path)) {
            case Meaning.OfJob(JobFact fact) -> ofJob(fact, path.span(), where);
            case Meaning.OfRegion(RegionFact fact) -> ofRegion(fact, false, path.span(), where);
            case Meaning.OfHome(RegionFact fact) -> ofRegion(fact, true, path.span(), where);
            case Meaning.Now() ->
                    Optional.of(
                            new Typed(
                                    new Term.Constant(0),
                                    Type.MOMENT,
                                    Bounds.exactly(0),
                                    Shown.of(Type.MOMENT),
                                    Ratio.EITHER,
                                    false,
                                    0,
                                    path.span()));
            case Meaning.NameOfJob _, Meaning.OfCatalogue _ ->
                    notNumber(path.span(), "a name, which is compared with `is` and `in`");
            case Meaning.TheRegion _, Meaning.TheHome _ ->
                    notNumber(path.span(), "a region, which is compared with `is` and `in`");
            case Meaning.TheAllowed _ ->
                    notNumber(
                            path.span(), "a set of regions, as in `region in job.allowed-regions`");
            case Meaning.Other _ -> {
                findings.add(unknown.path(path));
                yield Optional.empty();
            }
        };
    }

    private Optional<Typed> ofJob(JobFact fact, Span span, Where where) {
        if (where.reach() == Where.Reach.NOTHING) {
            findings.add(unreadable(span, where, "only numbers with their units stand here"));
            return Optional.empty();
        }
        return Optional.of(
                new Typed(
                        new Term.OfJob(fact),
                        fact.type(),
                        new Bounds(fact.least(), fact.most()),
                        Shown.of(fact),
                        fact.type().equals(Type.NUMBER) ? Ratio.PLAIN : Ratio.EITHER,
                        false,
                        fact == JobFact.GPUS ? 1 : 0,
                        span));
    }

    private Optional<Typed> ofRegion(RegionFact fact, boolean isHome, Span span, Where where) {
        if (where.reach() != Where.Reach.REGION) {
            findings.add(
                    unreadable(
                            span,
                            where,
                            where.reach() == Where.Reach.JOB
                                    ? "what is known of the job alone stands here"
                                    : "only numbers with their units stand here"));
            return Optional.empty();
        }
        where.reads().add(fact, span, where.isHard());
        return Optional.of(
                new Typed(
                        isHome ? new Term.OfHome(fact) : new Term.OfRegion(fact),
                        fact.type(),
                        new Bounds(fact.least(), fact.most()),
                        Shown.of(fact),
                        Shown.ratio(fact),
                        false,
                        0,
                        span));
    }

    static Diagnostic unreadable(Span span, Where where, String why) {
        return Diagnostic.error(
                        Code.H037,
                        span,
                        "`" + span.text() + "` cannot be read in " + where.called())
                .note(why);
    }

    private Optional<Typed> arithmetic(Expression.Arithmetic arithmetic, Where where) {
        Optional<Typed> left = of(arithmetic.left(), where);
        Optional<Typed> right = of(arithmetic.right(), where);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        Span sign =
                Signs.between(arithmetic.left(), arithmetic.right(), arithmetic.operator().sign());
        return algebra.of(
                arithmetic.operator(),
                left.orElseThrow(),
                right.orElseThrow(),
                sign,
                arithmetic.span());
    }

    private Optional<Typed> extreme(Expression.Extreme extreme, Where where) {
        List<Typed> operands = new ArrayList<>();
        for (Expression operand : extreme.operands()) {
            of(operand, where).ifPresent(operands::add);
        }
        if (operands.size() < extreme.operands().size()) {
            return Optional.empty();
        }
        List<Term> terms = operands.stream().map(Typed::term).toList();
        boolean isLeast = extreme.end() == Expression.Extreme.End.MIN;
        Term term = isLeast ? new Term.Least(terms) : new Term.Greatest(terms);
        Optional<Typed> result = Optional.of(operands.getFirst());
        for (Typed operand : operands.subList(1, operands.size())) {
            result =
                    result.flatMap(
                            so -> algebra.extreme(so, operand, term, isLeast, extreme.span()));
        }
        return result;
    }

    private Optional<Typed> notNumber(Span span, String what) {
        findings.add(
                Diagnostic.error(
                        Code.H028,
                        span,
                        "a number belongs here; `" + shortened(span) + "` is " + what));
        return Optional.empty();
    }

    /// What stands there, at most some words of it.
    static String shortened(Span span) {
        String text = span.text().replaceAll("\\s+", " ");
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
