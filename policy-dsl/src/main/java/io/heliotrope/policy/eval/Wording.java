package io.heliotrope.policy.eval;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.stream.Collectors;

/// Terms and numbers as the language would write them. Stateless, safe from any thread.
public final class Wording {
    private static final Unit PLAIN = Unit.base(Type.NUMBER);

    private Wording() {}

    /// `shown` is the unit of the whole.
    public static String term(Term term, Unit shown) {
        return switch (term) {
            case Term.Constant(double value) -> shown.show(value);
            case Term.OfJob(var fact) -> "job." + fact.path();
            case Term.OfRegion(var fact) -> "region." + fact.path();
            case Term.OfHome(var fact) -> "home." + fact.path();
            case Term.Sum(var left, var right) -> term(left, shown) + " + " + term(right, shown);
            case Term.Difference(var left, var right) ->
                    term(left, shown) + " - " + operand(right, shown);
            case Term.Product(var left, var right) ->
                    operand(left, PLAIN) + " * " + operand(right, PLAIN);
            case Term.Quotient(var left, var right) -> operand(left, shown) + " / " + factor(right);
            case Term.Least(var terms) -> "min(" + list(terms, shown) + ")";
            case Term.Greatest(var terms) -> "max(" + list(terms, shown) + ")";
            case Term.Percentile(var signal, double share, long seconds) ->
                    "p%d of region.%s for next %s"
                            .formatted(
                                    Math.round(share * 100),
                                    signal.path(),
                                    duration((double) seconds));
        };
    }

    private static String operand(Term term, Unit shown) {
        boolean isSum = term instanceof Term.Sum || term instanceof Term.Difference;
        return isSum ? "(" + term(term, shown) + ")" : term(term, shown);
    }

    private static String factor(Term term) {
        boolean isFraction = term instanceof Term.Product || term instanceof Term.Quotient;
        return isFraction ? "(" + term(term, PLAIN) + ")" : operand(term, PLAIN);
    }

    private static String list(List<Term> terms, Unit shown) {
        return terms.stream().map(each -> term(each, shown)).collect(Collectors.joining(", "));
    }

    /// Seconds in the greatest unit of which they are at least one.
    static String duration(double seconds) {
        String unit = seconds >= 3600 ? "h" : seconds >= 60 ? "min" : seconds >= 1 ? "s" : "ms";
        return Unit.of(unit).orElseThrow().show(seconds);
    }

    /// `at most`: what a number must be.
    static String must(Relation relation) {
        return switch (relation) {
            case AT_MOST -> "at most";
            case BELOW -> "below";
            case AT_LEAST -> "at least";
            case ABOVE -> "above";
            case EQUAL -> "exactly";
            case NOT_EQUAL -> "other than";
        };
    }

    /// The names of regions, in order.
    public static String regions(RegionWord word, Places places) {
        return word.isEmpty()
                ? "none"
                : word.stream()
                        .mapToObj(region -> places.sites().get(region).id())
                        .collect(Collectors.joining(", "));
    }
}
