package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Linear inequalities over numbers that are at least zero.
///
/// [Simplex] looks for a solution in doubles. When it says that there is none, it says which few of
/// the inequalities are to blame, and only if [Elimination], which never errs to that side, agrees
/// is it a contradiction. Of one thread.
final class Inequalities {
    /// `sum of factor x number <= most`, or below it.
    record Row(List<Double> factors, double most, boolean isStrict, int origin) {
        Row {
            factors = List.copyOf(factors);
        }

        double factor(int number) {
            return factors.get(number);
        }
    }

    /// How it ended.
    sealed interface Outcome {
        /// Those of `origins` cannot all hold.
        record Contradiction(BitSet origins) implements Outcome {}

        /// A solution, but for rounding.
        record Solution(List<Double> values) implements Outcome {}

        /// It is not known.
        record Unsettled() implements Outcome {}
    }

    /// Values that one would rather have.
    interface Taste {
        /// To be tried in this order, beside `found`, which is known to do.
        List<Double> wishes(int number, double found);
    }

    private final int numbers;
    private final List<Row> rows = new ArrayList<>();

    /// `highest` is what each number is at most, whoever asks.
    Inequalities(double... highest) {
        numbers = highest.length;
        for (int i = 0; i < numbers; i++) {
            double[] factors = new double[numbers];
            factors[i] = 1;
            add(factors, highest[i], false, -1);
        }
    }

    /// @param origin who asks for it; below 0 for what always holds
    void add(double[] factors, double most, boolean isStrict, int origin) {
        if (Double.isFinite(most) && Arrays.stream(factors).allMatch(Double::isFinite)) {
            rows.add(new Row(Arrays.stream(factors).boxed().toList(), most, isStrict, origin));
        }
    }

    Outcome solve(Taste taste) {
        double[] fixed = new double[numbers];
        Arrays.fill(fixed, Double.NaN);
        Simplex simplex = new Simplex(rows, fixed);
        return switch (simplex.run()) {
            case SOLVED -> new Outcome.Solution(tasted(simplex.solution(), fixed, taste));
            case CONTRADICTED -> contradiction(ofSameOrigin(simplex.blamed()));
            case LOST -> new Outcome.Unsettled();
        };
    }

    private Outcome contradiction(List<Row> blamed) {
        if (Elimination.isContradiction(blamed, numbers)
                || Elimination.isContradiction(withWhatHolds(blamed), numbers)) {
            return new Outcome.Contradiction(origins(blamed));
        }
        return Elimination.isContradiction(rows, numbers)
                ? new Outcome.Contradiction(origins(fewest()))
                : new Outcome.Unsettled();
    }

    /// Of all rows, which contradict each other, those that are needed for it: for when [Simplex]
    /// blames the wrong ones, since it takes what is very small for nothing.
    private List<Row> fewest() {
        List<Row> needed = List.copyOf(rows);
        for (int origin : origins(rows).stream().toArray()) {
            List<Row> fewer = needed.stream().filter(row -> row.origin() != origin).toList();
            needed = Elimination.isContradiction(fewer, numbers) ? fewer : needed;
        }
        return needed;
    }

    /// One asker may say a thing twice, once so that [Simplex] sees it and once exactly.
    private List<Row> ofSameOrigin(List<Integer> blamed) {
        BitSet origins = origins(blamed.stream().map(rows::get).toList());
        List<Row> all = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int origin = rows.get(i).origin();
            if (blamed.contains(i) || (origin >= 0 && origins.get(origin))) {
                all.add(rows.get(i));
            }
        }
        return List.copyOf(all);
    }

    /// A factor as small as an error of rounding moves nothing in [Simplex], which then blames no
    /// bound of its number.
    private List<Row> withWhatHolds(List<Row> blamed) {
        Set<Row> all = new LinkedHashSet<>(blamed);
        rows.stream().filter(row -> row.origin() < 0).forEach(all::add);
        return List.copyOf(all);
    }

    /// Settles one number after the other, so that the rest still has a solution.
    private List<Double> tasted(double[] found, double[] fixed, Taste taste) {
        double[] values = found;
        for (int i = 0; i < numbers; i++) {
            for (double wish : taste.wishes(i, values[i])) {
                fixed[i] = wish;
                Simplex simplex = new Simplex(rows, fixed);
                if (simplex.run() == Simplex.End.SOLVED) {
                    values = simplex.solution();
                    break;
                }
                fixed[i] = values[i];
            }
        }
        return Arrays.stream(values).boxed().toList();
    }

    private static BitSet origins(List<Row> blamed) {
        BitSet origins = new BitSet();
        blamed.stream().mapToInt(Row::origin).filter(origin -> origin >= 0).forEach(origins::set);
        return origins;
    }
}
