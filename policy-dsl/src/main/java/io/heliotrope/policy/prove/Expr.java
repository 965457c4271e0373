package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A term in which it is settled which number each part means. Constants are worked out in doubles,
/// as every evaluator does it.
sealed interface Expr {
    record Constant(double value) implements Expr {}

    record Of(Quantity quantity) implements Expr {}

    record Sum(Expr left, Expr right) implements Expr {}

    record Difference(Expr left, Expr right) implements Expr {}

    record Product(Expr left, Expr right) implements Expr {}

    record Quotient(Expr left, Expr right) implements Expr {}

    record Least(List<Expr> parts) implements Expr {
        public Least {
            parts = List.copyOf(parts);
        }
    }

    record Greatest(List<Expr> parts) implements Expr {
        public Greatest {
            parts = List.copyOf(parts);
        }
    }

    /// The same with what has no quantity in it worked out.
    static Expr folded(Expr expr) {
        if (expr instanceof Constant || expr instanceof Of) {
            return expr;
        }
        boolean isKnown = parts(expr).stream().allMatch(Constant.class::isInstance);
        return isKnown ? new Constant(value(expr, _ -> Double.NaN)) : plain(expr);
    }

    /// Without what never changes a double.
    private static Expr plain(Expr expr) {
        return switch (expr) {
            case Sum(Expr one, Expr other) when one.equals(other) ->
                    new Product(new Constant(2), one);
            case Sum(Expr other, Constant(double by)) when by == 0 -> other;
            case Sum(Constant(double by), Expr other) when by == 0 -> other;
            case Difference(Expr one, Expr other) when one.equals(other) -> new Constant(0);
            case Difference(Expr other, Constant(double by)) when by == 0 -> other;
            case Product(Expr other, Constant(double by)) when by == 1 -> other;
            case Product(Constant(double by), Expr other) when by == 1 -> other;
            case Quotient(Expr other, Constant(double by)) when by == 1 -> other;
            case Constant _, Of _, Sum _, Difference _, Product _, Quotient _ -> expr;
            case Least _, Greatest _ -> expr;
        };
    }

    static List<Expr> parts(Expr expr) {
        return switch (expr) {
            case Constant _, Of _ -> List.of();
            case Sum(Expr left, Expr right) -> List.of(left, right);
            case Difference(Expr left, Expr right) -> List.of(left, right);
            case Product(Expr left, Expr right) -> List.of(left, right);
            case Quotient(Expr left, Expr right) -> List.of(left, right);
            case Least(List<Expr> parts) -> parts;
            case Greatest(List<Expr> parts) -> parts;
        };
    }

    static double value(Expr expr, ToDoubleFunction<Quantity> of) {
        return switch (expr) {
            case Constant(double value) -> value;
            case Of(Quantity quantity) -> of.applyAsDouble(quantity);
            case Sum(Expr left, Expr right) -> value(left, of) + value(right, of);
            case Difference(Expr left, Expr right) -> value(left, of) - value(right, of);
            case Product(Expr left, Expr right) -> value(left, of) * value(right, of);
            case Quotient(Expr left, Expr right) -> value(left, of) / value(right, of);
            case Least(List<Expr> parts) ->
                    parts.stream()
                            .mapToDouble(part -> value(part, of))
                            .reduce(Math::min)
                            .orElseThrow();
            case Greatest(List<Expr> parts) ->
                    parts.stream()
                            .mapToDouble(part -> value(part, of))
                            .reduce(Math::max)
                            .orElseThrow();
        };
    }

    static Range range(Expr expr, Function<Quantity, Range> of) {
        return switch (expr) {
            case Constant(double value) -> Range.of(value);
            case Of(Quantity quantity) -> of.apply(quantity);
            case Sum(Expr left, Expr right) -> range(left, of).plus(range(right, of));
            case Difference(Expr left, Expr right) -> range(left, of).minus(range(right, of));
            case Product(Expr left, Expr right) -> range(left, of).times(range(right, of));
            case Quotient(Expr left, Expr right) -> range(left, of).over(range(right, of));
            case Least(List<Expr> parts) ->
                    parts.stream().map(part -> range(part, of)).reduce(Range::least).orElseThrow();
            case Greatest(List<Expr> parts) ->
                    parts.stream()
                            .map(part -> range(part, of))
                            .reduce(Range::greatest)
                            .orElseThrow();
        };
    }

    /// Each quantity in it as often as it is written.
    static List<Quantity> mentions(Expr expr) {
        List<Quantity> found = new ArrayList<>();
        collect(expr, found);
        return found;
    }

    private static void collect(Expr expr, List<Quantity> found) {
        if (expr instanceof Of(Quantity quantity)) {
            found.add(quantity);
        }
        parts(expr).forEach(part -> collect(part, found));
    }

    /// Whether it only rises, or only falls, with a quantity that is written in it once.
    static boolean isMonotone(Expr expr) {
        return switch (expr) {
            case Constant _, Of _ -> true;
            case Sum(Expr left, Expr right) -> isMonotone(left) && isMonotone(right);
            case Difference(Expr left, Expr right) -> isMonotone(left) && isMonotone(right);
            case Product(Expr left, Expr right) -> isScaled(left, right) || isScaled(right, left);
            case Quotient(Expr left, Expr right) ->
                    isMonotone(left) && right instanceof Constant(double by) && by != 0;
            case Least(List<Expr> parts) -> parts.stream().allMatch(Expr::isMonotone);
            case Greatest(List<Expr> parts) -> parts.stream().allMatch(Expr::isMonotone);
        };
    }

    private static boolean isScaled(Expr expr, Expr by) {
        return by instanceof Constant && isMonotone(expr);
    }

    /// `expr` with each `choice` in it replaced.
    static Expr replaced(Expr expr, Expr choice, Expr by) {
        if (expr.equals(choice)) {
            return by;
        }
        return folded(
                switch (expr) {
                    case Constant _, Of _ -> expr;
                    case Sum(Expr left, Expr right) ->
                            new Sum(replaced(left, choice, by), replaced(right, choice, by));
                    case Difference(Expr left, Expr right) ->
                            new Difference(replaced(left, choice, by), replaced(right, choice, by));
                    case Product(Expr left, Expr right) ->
                            new Product(replaced(left, choice, by), replaced(right, choice, by));
                    case Quotient(Expr left, Expr right) ->
                            new Quotient(replaced(left, choice, by), replaced(right, choice, by));
                    case Least(List<Expr> parts) ->
                            new Least(parts.stream().map(p -> replaced(p, choice, by)).toList());
                    case Greatest(List<Expr> parts) ->
                            new Greatest(parts.stream().map(p -> replaced(p, choice, by)).toList());
                });
    }

    /// `expr` with quantities at their values.
    static Expr settled(Expr expr, Map<Quantity, Double> values) {
        Expr settled = expr;
        for (Map.Entry<Quantity, Double> entry : values.entrySet()) {
            settled = replaced(settled, new Of(entry.getKey()), new Constant(entry.getValue()));
        }
        return settled;
    }

    /// With the value of each quantity whose range leaves it but one.
    static Expr pinned(Expr expr, Function<Quantity, Range> of) {
        Map<Quantity, Double> pinned = new LinkedHashMap<>();
        for (Quantity quantity : mentions(expr)) {
            Range range = of.apply(quantity);
            if (range.low() == range.high()) {
                pinned.put(quantity, range.low());
            }
        }
        return settled(expr, pinned);
    }
}
