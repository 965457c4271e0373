package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Percentiles of the near future, and how far that reaches.
final class Percentiles {
    /// Forecasts reach no further.
    private static final long MOST_SECONDS = 14L * 24 * 3600;

    private final Findings findings;

    Percentiles(Findings findings) {
        this.findings = findings;
    }

    Optional<Typed> of(Expression.Percentile percentile, Where where) {
        OptionalLong seconds = ahead(percentile.next());
        Optional<RegionFact> signal = signal(percentile, where);
        if (seconds.isEmpty() || signal.isEmpty()) {
            return Optional.empty();
        }
        if (where.reach() != Where.Reach.REGION) {
            findings.add(
                    Numbers.unreadable(
                            percentile.span(), where, "a percentile is of a region's signal"));
            return Optional.empty();
        }
        RegionFact fact = signal.orElseThrow();
        where.reads().add(fact, percentile.span(), where.isHard());
        return Optional.of(
                new Typed(
                        new Term.Percentile(
                                fact, percentile.percent() / 100.0, seconds.orElseThrow()),
                        fact.type(),
                        new Bounds(fact.least(), fact.most()),
                        Shown.of(fact),
                        Shown.ratio(fact),
                        false,
                        0,
                        percentile.span()));
    }

    private Optional<RegionFact> signal(Expression.Percentile percentile, Where where) {
        Path path = percentile.of();
        if (path != null) {
            return Meaning.of(path) instanceof Meaning.OfRegion(var fact)
                    ? forecast(fact, path.span())
                    : wrong(path.span(), "`" + path.text() + "` is no signal of the judged region");
        }
        Set<RegionFact> facts = new TreeSet<>();
        where.beside().forEach(other -> collect(other, facts));
        if (facts.size() == 1) {
            return forecast(facts.iterator().next(), percentile.span());
        }
        return wrong(
                percentile.span(),
                facts.isEmpty()
                        ? "this percentile has no signal on the other side to be of"
                        : "this percentile could be of several signals");
    }

    private Optional<RegionFact> forecast(RegionFact fact, Span span) {
        if (fact.isSignal() && fact.changesOverTime()) {
            return Optional.of(fact);
        }
        findings.add(
                Diagnostic.error(
                        Code.H039,
                        span,
                        "`region." + fact.path() + "` has no forecast to take a percentile of"));
        return Optional.empty();
    }

    private Optional<RegionFact> wrong(Span span, String message) {
        findings.add(
                Diagnostic.error(Code.H051, span, message)
                        .help("name the signal: `p20 of region.carbon for next 24 h`"));
        return Optional.empty();
    }

    private static void collect(Expression expression, Set<RegionFact> facts) {
        switch (expression) {
            case Path path -> {
                if (Meaning.of(path) instanceof Meaning.OfRegion(RegionFact fact)) {
                    facts.add(fact);
                }
            }
            case Expression.Arithmetic arithmetic -> {
                collect(arithmetic.left(), facts);
                collect(arithmetic.right(), facts);
            }
            case Expression.Extreme extreme ->
                    extreme.operands().forEach(operand -> collect(operand, facts));
            case Expression.Quantity _,
                    Expression.Numeral _,
                    Expression.Text _,
                    Expression.TimeOfDay _,
                    Expression.ListOf _,
                    Expression.Percentile _,
                    Expression.Comparison _,
                    Expression.Is _,
                    Expression.In _,
                    Expression.Labelled _,
                    Expression.Saves _,
                    Expression.ForNext _,
                    Expression.Not _,
                    Expression.And _,
                    Expression.Or _ -> {}
        }
    }

    /// How many seconds `for next` reaches.
    OptionalLong ahead(Expression.Quantity next) {
        Unit unit = Shown.unit(next.unit().spelling());
        double seconds = unit.toBase(next.value().doubleValue());
        if (!unit.type().equals(Type.TIME)) {
            findings.add(
                    Diagnostic.error(
                                    Code.H029,
                                    next.span(),
                                    "the time ahead is a duration, not " + Nouns.of(unit.type()))
                            .help("write it as in `for next 2 h`"));
            return OptionalLong.empty();
        }
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            findings.add(
                    Diagnostic.error(
                                    Code.H029,
                                    next.span(),
                                    "the time ahead is from 1 s to 14 d, not " + next.span().text())
                            .help("write it as in `for next 2 h`"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.round(seconds));
    }
}
