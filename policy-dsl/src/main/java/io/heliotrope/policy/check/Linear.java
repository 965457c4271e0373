package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// A number as a sum of parts with weights and a constant: `1.3 * runtime + 600`. Parts that are
/// not linear are taken whole. Used to show that one bound is never below another.
record Linear(Map<Term, Double> weights, double constant) {
    static Linear of(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> new Linear(Map.of(), value);
            case Term.Sum(Term left, Term right) -> of(left).plus(of(right), 1);
            case Term.Difference(Term left, Term right) -> of(left).plus(of(right), -1);
            case Term.Product(Term left, Term right) -> product(term, of(left), of(right));
            case Term.Quotient(Term left, Term right) ->
                    of(right).isConstant() ? of(left).times(1 / of(right).constant) : whole(term);
            case Term.OfJob _,
                    Term.OfRegion _,
                    Term.OfHome _,
                    Term.Least _,
                    Term.Greatest _,
                    Term.Percentile _ ->
                    whole(term);
        };
    }

    private static Linear product(Term term, Linear left, Linear right) {
        if (left.isConstant()) {
            return right.times(left.constant);
        }
        return right.isConstant() ? left.times(right.constant) : whole(term);
    }

    private static Linear whole(Term term) {
        return new Linear(Map.of(term, 1.0), 0);
    }

    private boolean isConstant() {
        return weights.isEmpty();
    }

    private Linear times(double factor) {
        Map<Term, Double> scaled = new LinkedHashMap<>();
        weights.forEach((term, weight) -> scaled.put(term, weight * factor));
        return new Linear(scaled, constant * factor);
    }

    private Linear plus(Linear other, double sign) {
        Map<Term, Double> sum = new LinkedHashMap<>(weights);
        other.weights.forEach((term, weight) -> sum.merge(term, sign * weight, Double::sum));
        sum.values().removeIf(weight -> weight == 0);
        return new Linear(sum, constant + sign * other.constant);
    }

    /// What `term - other` lies between, terms that both have taken together.
    static Bounds difference(Term term, Term other) {
        if (term instanceof Term.Greatest(var terms)) {
            return terms.stream()
                    .map(so -> difference(so, other))
                    .reduce(Bounds::max)
                    .orElseThrow();
        } else if (term instanceof Term.Least(var terms)) {
            return terms.stream()
                    .map(so -> difference(so, other))
                    .reduce(Bounds::min)
                    .orElseThrow();
        } else if (other instanceof Term.Greatest(var others)) {
            return others.stream()
                    .map(so -> difference(term, so))
                    .reduce(Bounds::min)
                    .orElseThrow();
        } else if (other instanceof Term.Least(var others)) {
            return others.stream()
                    .map(so -> difference(term, so))
                    .reduce(Bounds::max)
                    .orElseThrow();
        }
        Linear difference = of(term).plus(of(other), -1);
        Bounds bounds = Bounds.exactly(difference.constant);
        for (Map.Entry<Term, Double> part : difference.weights.entrySet()) {
            bounds = bounds.plus(bounds(part.getKey()).times(Bounds.exactly(part.getValue())));
        }
        return bounds;
    }

    private static Bounds bounds(Term term) {
        return switch (term) {
            case Term.Constant(double value) -> Bounds.exactly(value);
            case Term.OfJob(var fact) -> new Bounds(fact.least(), fact.most());
            case Term.OfRegion(var fact) -> new Bounds(fact.least(), fact.most());
            case Term.OfHome(var fact) -> new Bounds(fact.least(), fact.most());
            case Term.Percentile(var fact, double _, long _) ->
                    new Bounds(fact.least(), fact.most());
            case Term.Sum(Term left, Term right) -> bounds(left).plus(bounds(right));
            case Term.Difference(Term left, Term right) -> bounds(left).minus(bounds(right));
            case Term.Product(Term left, Term right) -> bounds(left).times(bounds(right));
            case Term.Quotient(Term left, Term right) -> bounds(left).over(bounds(right));
            case Term.Least(var terms) ->
                    terms.stream().map(Linear::bounds).reduce(Bounds::min).orElseThrow();
            case Term.Greatest(var terms) ->
                    terms.stream().map(Linear::bounds).reduce(Bounds::max).orElseThrow();
        };
    }
}
