package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.Function;

/// Comparisons of numbers as literals, which may be denied.
///
/// What depends on one quantity, and rises or falls with it, is a limit of that quantity, found
/// exactly among the doubles; limits of a quantity are ordered by clauses. All else is a comparison
/// of two expressions, about which [Arithmetic] knows more. Of one thread.
final class Numbers {
    /// What a literal says when it holds.
    sealed interface Meaning {
        /// The quantity is at most `most`.
        record Limit(Quantity quantity, double most) implements Meaning {}

        /// `left` is at most `right`, both as evaluated in doubles.
        record Order(Expr left, Expr right) implements Meaning {
            Order reversed() {
                return new Order(/* left= */ right, /* right= */ left);
            }
        }
    }

    private final Sat sat;
    private final Function<Quantity, Range> bounds;
    private final Map<Quantity, TreeMap<Double, Integer>> limits = new LinkedHashMap<>();
    private final Map<Meaning.Order, Integer> orders = new LinkedHashMap<>();
    private final Map<Integer, Meaning> meanings = new HashMap<>();

    Numbers(Sat sat, Function<Quantity, Range> bounds) {
        this.sat = sat;
        this.bounds = bounds;
    }

    Range bounds(Quantity quantity) {
        return bounds.apply(quantity);
    }

    /// Of the positive literal of a variable.
    Optional<Meaning> meaning(int variable) {
        return Optional.ofNullable(meanings.get(variable));
    }

    /// Quantities that are compared.
    Collection<Quantity> quantities() {
        List<Quantity> all = new ArrayList<>(limits.keySet());
        orders.keySet().forEach(order -> all.addAll(Expr.mentions(order.left())));
        orders.keySet().forEach(order -> all.addAll(Expr.mentions(order.right())));
        return all;
    }

    /// The literal that says that `left <= right`, both as evaluated in doubles.
    int atMost(Expr left, Expr right) {
        if (isNeverAbove(left, right)) {
            return Sat.HOLDS;
        }
        if (range(left).low() > range(right).high()) {
            return Sat.FAILS;
        }
        List<Quantity> mentioned = new ArrayList<>(Expr.mentions(left));
        mentioned.addAll(Expr.mentions(right));
        if (mentioned.size() == 1 && Expr.isMonotone(left) && Expr.isMonotone(right)) {
            Quantity quantity = mentioned.getFirst();
            return limited(
                    quantity,
                    value -> Expr.value(left, _ -> value) <= Expr.value(right, _ -> value));
        }
        return ordered(new Meaning.Order(left, right));
    }

    /// Whether `left` is at most `right` for reasons that rounding to nearest does not touch, since
    /// it keeps the order.
    private boolean isNeverAbove(Expr left, Expr right) {
        if (left.equals(right) || range(left).high() <= range(right).low()) {
            return true;
        }
        if (left instanceof Expr.Difference(Expr all, Expr less) && range(less).low() >= 0) {
            return isNeverAbove(all, right);
        }
        if (left instanceof Expr.Product(Expr.Constant(double share), Expr all)
                && share <= 1
                && range(all).low() >= 0) {
            return isNeverAbove(all, right);
        }
        if (right instanceof Expr.Product(Expr.Constant(double times), Expr all)
                && times >= 1
                && range(all).low() >= 0) {
            return isNeverAbove(left, all);
        }
        return right instanceof Expr.Sum(Expr one, Expr other)
                && ((range(other).low() >= 0 && isNeverAbove(left, one))
                        || (range(one).low() >= 0 && isNeverAbove(left, other)));
    }

    private Range range(Expr expr) {
        return Expr.range(expr, bounds);
    }

    /// Where a condition that changes once at most holds.
    private int limited(Quantity quantity, DoublePredicate condition) {
        Range range = bounds(quantity);
        boolean atLeast = condition.test(range.low());
        if (atLeast == condition.test(range.high())) {
            return atLeast ? Sat.HOLDS : Sat.FAILS;
        }
        long low = Doubles.place(range.low());
        long high = Doubles.place(range.high());
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (condition.test(Doubles.at(middle)) == atLeast) {
                low = middle;
            } else {
                high = middle;
            }
        }
        int limit = limit(quantity, Doubles.at(low));
        return atLeast ? limit : limit ^ 1;
    }

    private int limit(Quantity quantity, double most) {
        TreeMap<Double, Integer> known = limits.computeIfAbsent(quantity, _ -> new TreeMap<>());
        Integer before = known.get(most);
        if (before != null) {
            return before;
        }
        int limit = 2 * sat.variable(Witnesses.wanted(quantity) <= most);
        Map.Entry<Double, Integer> lower = known.lowerEntry(most);
        Map.Entry<Double, Integer> higher = known.higherEntry(most);
        if (lower != null) {
            sat.fact(lower.getValue() ^ 1, limit);
        }
        if (higher != null) {
            sat.fact(limit ^ 1, higher.getValue());
        }
        known.put(most, limit);
        meanings.put(limit >> 1, new Meaning.Limit(quantity, most));
        return limit;
    }

    private int ordered(Meaning.Order order) {
        Integer known = orders.get(order);
        if (known != null) {
            return known;
        }
        int literal = 2 * sat.variable(false);
        orders.put(order, literal);
        meanings.put(literal >> 1, order);
        Integer reverse = orders.get(order.reversed());
        if (reverse != null) {
            sat.fact(literal, reverse);
        }
        return literal;
    }
}
