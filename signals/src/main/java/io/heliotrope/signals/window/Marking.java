package io.heliotrope.signals.window;

import io.heliotrope.model.Curve;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Tells slot by slot what a condition makes of a curve.
final class Marking {
    private Marking() {}

    /// Which slots of `curve` open a window, keep one open, or are not known.
    static SlotMark[] of(Curve curve, Condition condition, WindowRules rules) {
        return switch (condition) {
            case Condition.AtMost(double limit) -> atMost(curve, limit, rules);
            case Condition.AtLeast(double limit) -> {
                double keeps = limit - rules.slack(limit);
                yield marks(curve, i -> curve.get(i) >= limit, i -> curve.get(i) >= keeps);
            }
            case Condition.LowestQuantile(double quantile) ->
                    atMost(curve, quantileOf(curve, quantile), rules);
            case Condition.LowestSlots(int count) -> lowest(curve, count);
        };
    }

    private static SlotMark[] atMost(Curve curve, double limit, WindowRules rules) {
        double keeps = limit + rules.slack(limit);
        return marks(curve, i -> curve.get(i) <= limit, i -> curve.get(i) <= keeps);
    }

    private static SlotMark[] lowest(Curve curve, int count) {
        boolean[] chosen = new boolean[curve.size()];
        IntStream.range(0, curve.size())
                .filter(i -> !Double.isNaN(curve.get(i)))
                .boxed()
                .sorted(Comparator.comparingDouble(curve::get))
                .limit(count)
                .forEach(i -> chosen[i] = true);
        return marks(curve, i -> chosen[i], i -> chosen[i]);
    }

    private static SlotMark[] marks(Curve curve, IntPredicate opens, IntPredicate keeps) {
        SlotMark[] marks = new SlotMark[curve.size()];
        for (int i = 0; i < marks.length; i++) {
            if (Double.isNaN(curve.get(i))) {
                marks[i] = SlotMark.UNKNOWN;
            } else if (opens.test(i)) {
                marks[i] = SlotMark.OPENS;
            } else {
                marks[i] = keeps.test(i) ? SlotMark.KEEPS : SlotMark.FAILS;
            }
        }
        return marks;
    }

    /// NaN, which nothing is at most, when no value is known.
    private static double quantileOf(Curve curve, double quantile) {
        double[] known = Arrays.stream(curve.toArray()).filter(v -> !Double.isNaN(v)).toArray();
        if (known.length == 0) {
            return Double.NaN;
        }
        Arrays.sort(known);
        return known[Math.max(0, (int) Math.ceil(quantile * known.length) - 1)];
    }
}
