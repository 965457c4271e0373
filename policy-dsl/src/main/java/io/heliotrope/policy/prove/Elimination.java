package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Fourier-Motzkin elimination over numbers that are at least zero.
///
/// Every sum and product that is not exact is rounded so that an inequality only gets weaker: when
/// it says that there is no solution, there is none. Meant for few inequalities.
final class Elimination {
    private static final int MOST_SUMS = 2000;

    private Elimination() {}

    /// `sum of factor x number <= most`, or below it.
    private static final class Sum {
        private final double[] factors;
        private final double most;
        private final boolean isStrict;

        Sum(double[] factors, double most, boolean isStrict) {
            this.factors = factors;
            this.most = most;
            this.isStrict = isStrict;
        }

        /// Cannot be met by numbers of at least zero.
        boolean isBroken() {
            return (most < 0 || (isStrict && most <= 0))
                    && Arrays.stream(factors).allMatch(factor -> factor >= 0);
        }
    }

    /// Whether the rows have no solution. When in doubt, they have.
    static boolean isContradiction(List<Inequalities.Row> rows, int numbers) {
        List<Sum> sums = new ArrayList<>();
        for (Inequalities.Row row : rows) {
            double[] factors = row.factors().stream().mapToDouble(Double::doubleValue).toArray();
            sums.add(scaled(new Sum(factors, row.most(), row.isStrict())));
        }
        for (int i = 0; i < numbers; i++) {
            double[] factors = new double[numbers];
            factors[i] = -1;
            sums.add(new Sum(factors, 0, false));
        }
        boolean[] isGone = new boolean[numbers];
        for (int i = 0; i < numbers; i++) {
            if (sums.stream().anyMatch(Sum::isBroken)) {
                return true;
            }
            int number = cheapest(sums, isGone);
            isGone[number] = true;
            sums = without(sums, number);
            if (sums.size() > MOST_SUMS) {
                return false;
            }
        }
        return sums.stream().anyMatch(Sum::isBroken);
    }

    private static int cheapest(List<Sum> sums, boolean[] isGone) {
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int number = 0; number < isGone.length; number++) {
            long above = 0;
            long below = 0;
            for (Sum sum : sums) {
                above += sum.factors[number] > 0 ? 1 : 0;
                below += sum.factors[number] < 0 ? 1 : 0;
            }
            if (!isGone[number] && above * below < least) {
                least = above * below;
                best = number;
            }
        }
        return best;
    }

    private static List<Sum> without(List<Sum> sums, int number) {
        List<Sum> rest = new ArrayList<>();
        for (Sum one : sums) {
            if (one.factors[number] == 0) {
                rest.add(one);
            }
            for (Sum other : sums) {
                if (one.factors[number] > 0
                        && other.factors[number] < 0
                        && rest.size() <= MOST_SUMS) {
                    Sum joined = joined(one, other, number);
                    if (Double.isFinite(joined.most)
                            && Arrays.stream(joined.factors).allMatch(Double::isFinite)) {
                        rest.add(joined);
                    }
                }
            }
        }
        return rest;
    }

    private static Sum joined(Sum above, Sum below, int number) {
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
        return scaled(new Sum(factors, most, above.isStrict || below.isStrict));
    }

    /// With factors about one, so that they neither grow nor vanish; exact but for the tiniest.
    private static Sum scaled(Sum sum) {
        double largest = Arrays.stream(sum.factors).map(Math::abs).max().orElse(0);
        if (largest == 0 || !Double.isFinite(largest)) {
            return sum;
        }
        int by = -Math.getExponent(largest);
        double[] factors =
                Arrays.stream(sum.factors).map(factor -> -scaledUp(-factor, by)).toArray();
        return new Sum(factors, scaledUp(sum.most, by), sum.isStrict);
    }

    private static double scaledUp(double value, int by) {
        double scaled = Math.scalb(value, by);
        return Math.scalb(scaled, -by) < value ? Math.nextUp(scaled) : scaled;
    }
}
