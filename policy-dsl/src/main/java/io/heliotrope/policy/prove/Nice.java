package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.List;

/// Numbers that a person would choose.
final class Nice {
    private static final int MOST_DIGITS = 12;
    private static final int NEAR_DIGITS = 4;

    private Nice() {}

    /// `wanted` if it is within, else the roundest number from `low` to `high`.
    static double between(double low, double high, double wanted) {
        if (wanted >= low && wanted <= high) {
            return wanted;
        }
        if (!(low < high)) {
            return low;
        }
        if (low <= 0 && high >= 0) {
            return 0;
        }
        double largest = Math.max(Math.abs(low), Math.abs(high));
        int digits = (int) Math.ceil(Math.log10(largest));
        for (int i = 0; i <= digits + MOST_DIGITS; i++) {
            double round = rounded(low, digits - i);
            if (round >= low && round <= high) {
                return round;
            }
        }
        return Math.clamp(low / 2 + high / 2, low, high);
    }

    /// Whether `one` takes fewer digits to write down than `other`.
    static boolean isRounder(double one, double other) {
        return Double.toString(one).length() < Double.toString(other).length();
    }

    /// Round numbers about a value, the roundest first.
    static List<Double> near(double value) {
        List<Double> near = new ArrayList<>(List.of(0.0));
        if (value != 0) {
            int digits = (int) Math.ceil(Math.log10(Math.abs(value)));
            for (int i = 1; i <= NEAR_DIGITS; i++) {
                double up = rounded(value, digits - i);
                near.add(up);
                near.add(-rounded(-value, digits - i));
            }
        }
        return near;
    }

    /// The first multiple of a power of ten from `low` on.
    private static double rounded(double low, int power) {
        double step = Math.pow(10, Math.abs(power));
        return power >= 0 ? Math.ceil(low / step) * step : Math.ceil(low * step) / step;
    }
}
