package io.heliotrope.policy.prove;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an expression comes to as evaluated in doubles: the sum of its parts and a constant, off by
/// at most its slacks times the size of the parts. A part is a quantity, or an expression that is
/// not linear and stands for itself.
record Linear(Map<Expr, Part> parts, double constant, double slack) {
    /// What one operation may be off, times four: rounding of the evaluator, and of us.
    private static final double OFF = 0x1p-51;

    /// For terms of second order.
    private static final double MORE = 1 + 1e-10;

    record Part(double factor, double slack) {}

    static Linear of(Expr expr) {
        return switch (expr) {
            case Expr.Constant(double value) -> new Linear(Map.of(), value, 0);
            case Expr.Of _ -> alone(expr);
            case Expr.Sum(Expr left, Expr right) -> of(left).plus(of(right), 1).rounded();
            case Expr.Difference(Expr left, Expr right) -> of(left).plus(of(right), -1).rounded();
            case Expr.Product(Expr.Constant(double by), Expr other) ->
                    of(other).times(by, Doubles.isPowerOfTwo(by));
            case Expr.Product(Expr other, Expr.Constant(double by)) ->
                    of(other).times(by, Doubles.isPowerOfTwo(by));
            case Expr.Quotient(Expr other, Expr.Constant(double by)) when by != 0 ->
                    of(other).times(1 / by, Doubles.isPowerOfTwo(by));
            case Expr.Product _, Expr.Quotient _, Expr.Least _, Expr.Greatest _ -> alone(expr);
        };
    }

    private static Linear alone(Expr expr) {
        return new Linear(Map.of(expr, new Part(1, 0)), 0, 0);
    }

    /// `this - other` itself, without a rounding of the evaluator.
    Linear minus(Linear other) {
        return plus(other, -1);
    }

    private Linear plus(Linear other, int sign) {
        Map<Expr, Part> sum = new LinkedHashMap<>(parts);
        other.parts.forEach((expr, part) ->
                sum.merge(expr, new Part(sign * part.factor, part.slack), Linear::add));
        double more = sign * other.constant;
        double total = constant + more;
        double off = Doubles.isExact(constant, more) ? 0 : OFF * Math.abs(total);
        return new Linear(sum, total, (slack + other.slack + off) * MORE);
    }

    private static Part add(Part one, Part other) {
        double factor = one.factor + other.factor;
        double off = Doubles.isExact(one.factor, other.factor) ? 0 : OFF * Math.abs(factor);
        return new Part(factor, (one.slack + other.slack + off) * MORE);
    }

    private Linear rounded() {
        return times(1, false);
    }

    /// Also a division by a number of which `by` is the rounded inverse: one more rounding.
    private Linear times(double by, boolean isExact) {
        Map<Expr, Part> scaled = new LinkedHashMap<>();
        parts.forEach((expr, part) ->
                scaled.put(
                        expr,
                        new Part(part.factor * by, scaled(part.slack, part.factor, by, isExact))));
        return new Linear(scaled, constant * by, scaled(slack, constant, by, isExact));
    }

    private static double scaled(double slack, double of, double by, boolean isExact) {
        double off = slack * Math.abs(by);
        return (isExact ? off : off + OFF * Math.abs(of * by)) * MORE;
    }
}
