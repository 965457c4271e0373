package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/// Linear inequalities over numbers that are at least zero, solved by Fourier-Motzkin elimination.
///
/// Every sum and product that is not exact is rounded so that an inequality only gets weaker: when
/// it says that there is no solution, there is none. Of one thread.
final class Inequalities {
    private static final int MOST_ROWS = 3000;
    private static final int MANY_ROWS = 40;

    /// `sum of factor x number <= most`, or below it; `origins` are those who asked for it.
    private static final class Row {
        private final double[] factors;
        private final double most;
        private final boolean isStrict;
        private final BitSet origins;

        Row(double[] factors, double most, boolean isStrict, BitSet origins) {
            this.factors = factors;
            this.most = most;
            this.isStrict = isStrict;
            this.origins = origins;
        }

        boolean isConstant() {
            return Arrays.stream(factors).allMatch(factor -> factor == 0);
        }

        /// Says something of one number alone.
        boolean isBound() {
            return Arrays.stream(factors).filter(factor -> factor != 0).count() <= 1;
        }

        boolean isBroken() {
            return most < 0 || (isStrict && most <= 0);
        }

        /// All that `other` says, since no number is below zero.
        boolean impliesAll(Row other) {
            if (most > other.most || (most == other.most && !isStrict && other.isStrict)) {
                return false;
            }
            for (int i = 0; i < factors.length; i++) {
                if (factors[i] < other.factors[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /// How it ended.
    sealed interface Outcome {
        /// `origins` cannot all hold.
        record Contradiction(BitSet origins) implements Outcome {}

        /// A solution, but for rounding.
        record Solution(List<Double> values) implements Outcome {}

        /// Too many inequalities.
        record Unsettled() implements Outcome {}
    }

    private final int numbers;
    private List<Row> rows = new ArrayList<>();

    Inequalities(int numbers) {
        this.numbers = numbers;
    }

    /// @param origin who asks for it; below 0 for what always holds
    void add(double[] factors, double most, boolean isStrict, int origin) {
        BitSet origins = new BitSet();
        if (origin >= 0) {
            origins.set(origin);
        }
        rows.add(scaled(new Row(factors.clone(), most, isStrict, origins)));
    }

    /// `pick` chooses a value for a number between two bounds.
    interface Picker {
        double pick(int number, double low, double high);
    }

    Outcome solve(Picker picker) {
        List<List<Row>> removed = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < numbers; i++) {
            if (rows.size() > MANY_ROWS) {
                rows = withoutImplied(rows);
            }
            int number = cheapest(order);
            List<Row> with =
                    new ArrayList<>(rows.stream().filter(r -> r.factors[number] != 0).toList());
            List<Row> rest =
                    new ArrayList<>(rows.stream().filter(r -> r.factors[number] == 0).toList());
            combine(with, number, rest);
            for (Row row : rest) {
                if (row.isConstant() && row.isBroken()) {
                    return new Outcome.Contradiction(row.origins);
                }
            }
            if (rest.size() > MOST_ROWS) {
                return new Outcome.Unsettled();
            }
            removed.add(with);
            order.add(number);
            rows = new ArrayList<>(rest.stream().filter(row -> !row.isConstant()).toList());
        }
        return solution(removed, order, picker);
    }

    private int cheapest(List<Integer> done) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int number = 0; number < numbers; number++) {
            long above = 0;
            long below = 0;
            for (Row row : rows) {
                above += row.factors[number] > 0 ? 1 : 0;
                below += row.factors[number] < 0 ? 1 : 0;
            }
            if (!done.contains(number) && above * below < least) {
                least = above * below;
                best = number;
            }
        }
        return best;
    }

    private static void combine(List<Row> with, int number, List<Row> rest) {
        for (Row above : with) {
            for (Row below : with) {
                if (above.factors[number] > 0 && below.factors[number] < 0) {
                    Row row = sum(above, below, number);
                    if (Double.isFinite(row.most)
                            && Arrays.stream(row.factors).allMatch(Double::isFinite)) {
                        rest.add(row);
                    }
                }
            }
            if (rest.size() > MOST_ROWS) {
                return;
            }
        }
    }

    private static Row sum(Row above, Row below, int number) {
        double one = -below.factors[number];
        double other = above.factors[number];
        double[] factors = new double[above.factors.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] =
                    i == number
                            ? 0
                            : Doubles.plusDown(
                                    Doubles.timesDown(above.factors[i], one),
                                    Doubles.timesDown(below.factors[i], other));
        }
        double most =
                Doubles.plusUp(
                        Doubles.timesUp(above.most, one), Doubles.timesUp(below.most, other));
        BitSet origins = (BitSet) above.origins.clone();
        origins.or(below.origins);
        return scaled(new Row(factors, most, above.isStrict || below.isStrict, origins));
    }

    /// With factors about one, so that they neither grow nor vanish; exact but for the tiniest.
    private static Row scaled(Row row) {
        double largest = Arrays.stream(row.factors).map(Math::abs).max().orElse(0);
        if (largest == 0 || !Double.isFinite(largest)) {
            return row;
        }
        int by = -Math.getExponent(largest);
        double[] factors =
                Arrays.stream(row.factors).map(factor -> -scaledUp(-factor, by)).toArray();
        return new Row(factors, scaledUp(row.most, by), row.isStrict, row.origins);
    }

    private static double scaledUp(double value, int by) {
        double scaled = Math.scalb(value, by);
        return Math.scalb(scaled, -by) < value ? Math.nextUp(scaled) : scaled;
    }

    /// Bounds stay: that no number is below zero is used here and must not be lost by it.
    private static List<Row> withoutImplied(List<Row> rows) {
        List<Row> kept = new ArrayList<>();
        for (Row row : rows) {
            if (row.isBound() || kept.stream().noneMatch(other -> other.impliesAll(row))) {
                kept.removeIf(other -> !other.isBound() && row.impliesAll(other));
                kept.add(row);
            }
        }
        return kept;
    }

    private Outcome solution(List<List<Row>> removed, List<Integer> order, Picker picker) {
        double[] values = new double[numbers];
        for (int i = order.size() - 1; i >= 0; i--) {
            int number = order.get(i);
            double low = 0;
            double high = Double.MAX_VALUE;
            for (Row row : removed.get(i)) {
                double bound = bound(row, number, at -> values[at]);
                if (row.factors[number] > 0) {
                    high = Math.min(high, row.isStrict ? Math.nextDown(bound) : bound);
                } else {
                    low = Math.max(low, row.isStrict ? Math.nextUp(bound) : bound);
                }
            }
            values[number] = picker.pick(number, low, Math.max(low, high));
        }
        return new Outcome.Solution(Arrays.stream(values).boxed().toList());
    }

    private static double bound(Row row, int number, IntToDoubleFunction values) {
        double rest = row.most;
        for (int i = 0; i < row.factors.length; i++) {
            rest -= i == number ? 0 : row.factors[i] * values.applyAsDouble(i);
        }
        return rest / row.factors[number];
    }
}
