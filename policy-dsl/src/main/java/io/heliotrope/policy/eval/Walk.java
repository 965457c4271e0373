package io.heliotrope.policy.eval;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Terms and formulas read from the tree over a snapshot's rows: for what is worked out once per
/// snapshot, and for explanations.
///
/// `rows` are those of a slot. Without a question, nothing may be asked that reads a job.
record Walk(Layout layout, IntFunction<double[][]> rows, @Nullable Question question) {

    double number(Term term, int region, int slot) {
        return switch (term) {
            case Term.Constant(double value) -> value;
            case Term.OfJob(var fact) -> job().job.number(fact);
            case Term.OfRegion(var fact) -> fact(fact, region, slot);
            case Term.OfHome(var fact) -> fact(fact, job().home, 0);
            case Term.Sum(var left, var right) ->
                    number(left, region, slot) + number(right, region, slot);
            case Term.Difference(var left, var right) ->
                    number(left, region, slot) - number(right, region, slot);
            case Term.Product(var left, var right) ->
                    number(left, region, slot) * number(right, region, slot);
            case Term.Quotient(var left, var right) ->
                    number(left, region, slot) / number(right, region, slot);
            case Term.Least(var terms) -> least(terms, each -> number(each, region, slot));
            case Term.Greatest(var terms) -> greatest(terms, each -> number(each, region, slot));
            case Term.Percentile percentile -> rows.apply(slot)[layout.row(percentile)][region];
        };
    }

    private double fact(RegionFact fact, int region, int slot) {
        return Needs.isPaired(fact)
                ? job().pair(fact, region, slot)
                : rows.apply(slot)[layout.row(fact)][region];
    }

    private static double least(List<Term> terms, ToDoubleFunction<Term> number) {
        double least = Double.POSITIVE_INFINITY;
        for (Term term : terms) {
            least = Math.min(least, number.applyAsDouble(term));
        }
        return least;
    }

    private static double greatest(List<Term> terms, ToDoubleFunction<Term> number) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (Term term : terms) {
            greatest = Math.max(greatest, number.applyAsDouble(term));
        }
        return greatest;
    }

    /// Whether a formula, or its negation where it is not `positive`, is true: what is absent is
    /// neither.
    boolean holds(Formula formula, boolean positive, int region, int slot) {
        return switch (formula) {
            case Formula.Always(boolean holds) -> holds == positive;
            case Formula.Compare compare -> {
                double left = number(compare.left(), region, slot);
                double right = number(compare.right(), region, slot);
                yield !Double.isNaN(left)
                        && !Double.isNaN(right)
                        && compare.relation().holds(left, right) == positive;
            }
            case Formula.InRegions(var regions) -> regions.has(region) == positive;
            case Formula.HomeIn(var regions) -> regions.has(job().home) == positive;
            case Formula.IsHome() -> (region == job().home) == positive;
            case Formula.IsAllowed() -> ((job().job.allowed() >>> region & 1) != 0) == positive;
            case Formula.NameIn(var name, var values) ->
                    values.contains(job().job.name(name)) == positive;
            case Formula.Labelled(var label) -> job().job.isLabelled(label) == positive;
            case Formula.Not(var inner) -> holds(inner, !positive, region, slot);
            case Formula.All(var formulas) ->
                    positive
                            ? formulas.stream().allMatch(each -> holds(each, true, region, slot))
                            : formulas.stream().anyMatch(each -> holds(each, false, region, slot));
            case Formula.Any(var formulas) ->
                    positive
                            ? formulas.stream().anyMatch(each -> holds(each, true, region, slot))
                            : formulas.stream().allMatch(each -> holds(each, false, region, slot));
            case Formula.ForNext(var inner, long seconds) ->
                    aheadHolds(inner, (double) seconds, positive, region, slot);
        };
    }

    private boolean aheadHolds(
            Formula inner, double seconds, boolean positive, int region, int slot) {
        int last = job().snapshot.lastWithin(slot, seconds);
        for (int at = slot; at <= last; at++) {
            if (holds(inner, positive, region, at) != positive) {
                return !positive;
            }
        }
        return positive;
    }

    private Question job() {
        if (question == null) {
            throw new IllegalStateException("a part that reads regions only asks for the job");
        }
        return question;
    }
}
