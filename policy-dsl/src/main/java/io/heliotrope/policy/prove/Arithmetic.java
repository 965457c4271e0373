package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What an implicant says about numbers: limits of quantities, and comparisons of expressions.
///
/// A comparison is taken with all that its evaluation in doubles may be off, so that a
/// contradiction is one of the evaluation too. Of one thread.
final class Arithmetic {
    private final Numbers numbers;
    private final Map<Quantity, Limits> limits = new LinkedHashMap<>();
    private final List<Asked> orders = new ArrayList<>();

    /// Bounds of a quantity and the literals that ask for them, -1 where it has them anyway.
    record Limits(Range range, int lowBy, int highBy) {}

    /// That `order` holds, because of `literal`.
    private record Asked(Order order, int literal) {}

    Arithmetic(Numbers numbers, Implicant implicant) {
        this.numbers = numbers;
        for (int i = 0; i < implicant.literals().size(); i++) {
            int literal = implicant.literals().get(i);
            Optional<Numbers.Meaning> meaning = numbers.meaning(literal >> 1);
            if (meaning.isPresent()) {
                switch (meaning.get()) {
                    case Numbers.Meaning.Limit(Quantity quantity, double most) ->
                            narrow(quantity, most, literal);
                    case Numbers.Meaning.Order(Expr left, Expr right) ->
                            ask(
                                    (literal & 1) == 0
                                            ? new Order(left, right, false)
                                            : new Order(right, left, true),
                                    literal);
                }
            }
        }
    }

    private void ask(Order order, int literal) {
        orders.add(new Asked(order, literal));
        for (Order implied : order.implied(numbers::bounds)) {
            orders.add(new Asked(implied, literal));
        }
    }

    private void narrow(Quantity quantity, double most, int literal) {
        Limits now = limits(quantity);
        Range range = now.range();
        if ((literal & 1) == 0 && most < range.high()) {
            limits.put(quantity, new Limits(new Range(range.low(), most), now.lowBy(), literal));
        } else if ((literal & 1) == 1 && most >= range.low()) {
            limits.put(
                    quantity,
                    new Limits(new Range(Math.nextUp(most), range.high()), literal, now.highBy()));
        }
    }

    Limits limits(Quantity quantity) {
        return limits.getOrDefault(quantity, new Limits(numbers.bounds(quantity), -1, -1));
    }

    /// How it ended.
    sealed interface Outcome {
        /// Of these literals one must be given up.
        record Contradiction(Set<Integer> literals) implements Outcome {}

        /// Values of what is compared, but for rounding and for what is not linear.
        record Solution(Map<Quantity, Double> values) implements Outcome {}

        record Unsettled() implements Outcome {}
    }

    /// How to choose among values.
    enum Taste {
        ROUND,
        /// Not so near to a bound that rounding decides.
        CLEAR,
        /// The same, whatever it looks like.
        AS_FOUND;

        /// How much of what rounding may be off counts for a comparison.
        private double share(boolean isStrict) {
            return this == ROUND ? 1 : isStrict ? -4 : 0;
        }
    }

    /// Solves the comparisons, with quantities of `fixed` at their values.
    Outcome solve(Taste taste, Map<Quantity, Double> fixed) {
        for (Asked order : orders) {
            if (fixed.isEmpty() && isOutOfReach(order)) {
                Set<Integer> literals = new LinkedHashSet<>(Set.of(order.literal()));
                Expr.mentions(order.order().less()).forEach(of -> blame(of, true, true, literals));
                Expr.mentions(order.order().more()).forEach(of -> blame(of, true, true, literals));
                return new Outcome.Contradiction(literals);
            }
        }
        return solved(taste, fixed);
    }

    /// Whether limits alone contradict it, which are exact: rounding to nearest keeps the order.
    private boolean isOutOfReach(Asked order) {
        Function<Quantity, Range> now = quantity -> limits(quantity).range();
        Expr less = Expr.pinned(order.order().less(), now);
        Expr more = Expr.pinned(order.order().more(), now);
        Range low = Expr.range(less, now);
        Range high = Expr.range(more, now);
        return order.order().isStrict()
                ? low.low() >= high.high() || less.equals(more)
                : low.low() > high.high();
    }

    private Outcome solved(Taste taste, Map<Quantity, Double> fixed) {
        List<Linear> differences = new ArrayList<>();
        Set<Expr> parts = new LinkedHashSet<>();
        for (Asked order : orders) {
            Expr less = Expr.settled(order.order().less(), fixed);
            Expr more = Expr.settled(order.order().more(), fixed);
            Linear difference = Linear.of(less).minus(Linear.of(more));
            differences.add(difference);
            parts.addAll(difference.parts().keySet());
        }
        List<Expr> open = new ArrayList<>(parts);
        open.removeIf(part -> !natural(part, fixed).isFinite());
        double[] highest =
                open.stream()
                        .map(part -> natural(part, fixed))
                        .mapToDouble(range -> Doubles.plusUp(range.high(), -range.low()))
                        .toArray();
        Inequalities inequalities = new Inequalities(highest);
        for (int i = 0; i < open.size(); i++) {
            bound(open, i, fixed, inequalities);
        }
        for (int i = 0; i < orders.size(); i++) {
            ask(differences.get(i), open, taste, fixed, orders.get(i), inequalities);
        }
        Inequalities.Taste wishes =
                (number, found) -> wishes(open.get(number), found, taste, fixed);
        return switch (inequalities.solve(wishes)) {
            case Inequalities.Outcome.Contradiction(BitSet origins) ->
                    new Outcome.Contradiction(literals(origins, open, fixed));
            case Inequalities.Outcome.Solution(List<Double> values) ->
                    new Outcome.Solution(values(open, values, fixed));
            case Inequalities.Outcome.Unsettled() -> new Outcome.Unsettled();
        };
    }

    private Range natural(Expr part, Map<Quantity, Double> fixed) {
        return Expr.range(part, quantity -> bounds(quantity, fixed));
    }

    private Range bounds(Quantity quantity, Map<Quantity, Double> fixed) {
        Double value = fixed.get(quantity);
        return value == null ? numbers.bounds(quantity) : Range.of(value);
    }

    /// Origins are the upper and the lower bound of each part, and behind them all literals.
    private void bound(
            List<Expr> open, int at, Map<Quantity, Double> fixed, Inequalities inequalities) {
        Range natural = natural(open.get(at), fixed);
        Range now = Expr.range(open.get(at), quantity -> limits(quantity).range());
        double[] above = new double[open.size()];
        double[] below = new double[open.size()];
        above[at] = 1;
        below[at] = -1;
        inequalities.add(above, Doubles.plusUp(now.high(), -natural.low()), false, 2 * at);
        inequalities.add(below, Doubles.plusUp(-now.low(), natural.low()), false, 2 * at + 1);
        // What is above or below a limit is told as that too: the next double is too near for sums.
        double low = Math.nextDown(now.low());
        if (low >= natural.low() && Nice.isRounder(low, now.low())) {
            inequalities.add(below, Doubles.plusUp(-low, natural.low()), true, 2 * at + 1);
        }
        double high = Math.nextUp(now.high());
        if (high <= natural.high() && Nice.isRounder(high, now.high())) {
            inequalities.add(above, Doubles.plusUp(high, -natural.low()), true, 2 * at);
        }
    }

    /// Numbers of the inequalities are parts less the least that they can be.
    private void ask(
            Linear difference,
            List<Expr> open,
            Taste taste,
            Map<Quantity, Double> fixed,
            Asked asked,
            Inequalities inequalities) {
        boolean isStrict = asked.order().isStrict();
        double share = taste.share(isStrict);
        double[] factors = new double[open.size()];
        double most = Doubles.plusUp(-difference.constant(), share * difference.slack());
        for (Map.Entry<Expr, Linear.Part> entry : difference.parts().entrySet()) {
            int at = open.indexOf(entry.getKey());
            if (at < 0) {
                return;
            }
            Linear.Part part = entry.getValue();
            Range range = natural(entry.getKey(), fixed);
            factors[at] = part.factor();
            if (range.low() >= 0) {
                factors[at] = Doubles.plusDown(part.factor(), -share * part.slack());
            } else {
                double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
                most = Doubles.plusUp(most, Doubles.timesUp(share * part.slack(), size));
            }
            most = Doubles.plusUp(most, Doubles.timesUp(-factors[at], range.low()));
        }
        inequalities.add(factors, most, isStrict, 2 * open.size() + asked.literal());
    }

    private Set<Integer> literals(BitSet origins, List<Expr> open, Map<Quantity, Double> fixed) {
        Set<Integer> literals = new LinkedHashSet<>();
        origins.stream()
                .forEach(origin -> {
                    if (origin >= 2 * open.size()) {
                        literals.add(origin - 2 * open.size());
                    } else {
                        limiting(open.get(origin / 2), origin % 2 == 0, fixed, literals);
                    }
                });
        return literals;
    }

    private void limiting(
            Expr part, boolean isAbove, Map<Quantity, Double> fixed, Set<Integer> literals) {
        boolean isAlone = part instanceof Expr.Of;
        for (Quantity quantity : Expr.mentions(part)) {
            if (!fixed.containsKey(quantity)) {
                blame(quantity, !(isAlone && isAbove), !isAlone || isAbove, literals);
            }
        }
    }

    private void blame(Quantity quantity, boolean isLow, boolean isHigh, Set<Integer> literals) {
        Limits now = limits(quantity);
        if (isLow && now.lowBy() >= 0) {
            literals.add(now.lowBy());
        }
        if (isHigh && now.highBy() >= 0) {
            literals.add(now.highBy());
        }
    }

    /// Numbers of the inequalities that a person would choose, near to one that was found.
    private List<Double> wishes(Expr part, double found, Taste taste, Map<Quantity, Double> fixed) {
        if (taste == Taste.AS_FOUND || !(part instanceof Expr.Of(Quantity quantity))) {
            return List.of();
        }
        double low = natural(part, fixed).low();
        Range range = limits(quantity).range();
        List<Double> wishes = new ArrayList<>();
        wishes.add(Witnesses.wanted(quantity));
        wishes.addAll(Nice.near(found + low));
        return wishes.stream()
                .filter(wish -> wish >= range.low() && wish <= range.high())
                .map(wish -> wish - low)
                .toList();
    }

    private Map<Quantity, Double> values(
            List<Expr> open, List<Double> found, Map<Quantity, Double> fixed) {
        Map<Quantity, Double> values = new LinkedHashMap<>(fixed);
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i) instanceof Expr.Of(Quantity quantity)) {
                Range range = limits(quantity).range();
                double value = found.get(i) + natural(open.get(i), fixed).low();
                values.put(quantity, Math.clamp(value, range.low(), range.high()));
            }
        }
        for (Quantity quantity : numbers.quantities()) {
            Range range = limits(quantity).range();
            double wanted = Witnesses.wanted(quantity);
            values.putIfAbsent(quantity, Nice.between(range.low(), range.high(), wanted));
        }
        return values;
    }

    /// Quantities that stand where they are not linear.
    Set<Quantity> tangled() {
        Set<Quantity> tangled = new LinkedHashSet<>();
        for (Asked order : orders) {
            Linear difference =
                    Linear.of(order.order().less()).minus(Linear.of(order.order().more()));
            for (Expr part : difference.parts().keySet()) {
                if (!(part instanceof Expr.Of)) {
                    tangled.addAll(Expr.mentions(part));
                }
            }
        }
        return tangled;
    }
}
