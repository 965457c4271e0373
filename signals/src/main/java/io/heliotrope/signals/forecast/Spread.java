package io.heliotrope.signals.forecast;

import java.util.Arrays;
import java.util.List;

/// How far off forecasts were, by how far ahead they looked: the tenth and the ninetieth percentile
/// of `log(value / forecast)`, six hours of lead taken together.
final class Spread {
    private static final int BUCKET_HOURS = 6;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    private final double[] low;
    private final double[] high;

    private Spread(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    /// From the departures of forecasts that knew nothing of what they foretold; each row is one
    /// forecast, hour by hour, NaN where the value is not known. At least one row.
    static Spread of(List<double[]> departures) {
        int hours = departures.getFirst().length;
        int buckets = Math.ceilDiv(hours, BUCKET_HOURS);
        double[] low = new double[buckets];
        double[] high = new double[buckets];
        for (int b = 0; b < buckets; b++) {
            int from = b * BUCKET_HOURS;
            int to = Math.min(hours, from + BUCKET_HOURS);
            double[] sorted =
                    departures.stream()
                            .flatMapToDouble(row -> Arrays.stream(row, from, to))
                            .filter(value -> !Double.isNaN(value))
                            .sorted()
                            .toArray();
            low[b] = Math.min(0, quantile(sorted, LOW));
            high[b] = Math.max(0, quantile(sorted, HIGH));
        }
        return new Spread(low, high);
    }

    /// Of `n` values the one at rank `q·(n+1)`, between two by a straight line: a new value lies
    /// below it with probability `q`.
    private static double quantile(double[] sorted, double q) {
        if (sorted.length == 0) {
            return 0;
        }
        double rank = q * (sorted.length + 1) - 1;
        int below = Math.clamp((long) Math.floor(rank), 0, sorted.length - 1);
        int above = Math.min(below + 1, sorted.length - 1);
        double share = Math.clamp(rank - below, 0, 1);
        return sorted[below] * (1 - share) + sorted[above] * share;
    }

    double low(int hour) {
        return low[hour / BUCKET_HOURS];
    }

    double high(int hour) {
        return high[hour / BUCKET_HOURS];
    }
}
