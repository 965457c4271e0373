package io.heliotrope.signals.forecast;

import java.util.Arrays;
import java.util.List;

/// How far off forecasts were, by how far ahead they looked: the tenth and the ninetieth percentile
/// of `log(value / forecast)`, six hours of lead taken together.
final class Spread {
    private static final int BUCKET_HOURS = 6;
    private static final double LOW = 0.1;
    private static final double HIGH = 0.9;

    /// Of a normal distribution, the tenth percentile in deviations, and a deviation in mean
    /// absolute errors.
    private static final double NORMAL_TENTH = 1.2816;

    private static final double DEVIATION_OF_MEAN = 1.2533;

    /// Where nothing was measured: normal errors of 12, 20, 24 and 25 % within 6, 24, 48 hours and
    /// later, which is what [io.heliotrope.signals.carbon.DecayForecast] had on British data of
    /// 2020.
    static final Spread ASSUMED = assumed();

    private final double[] low;
    private final double[] high;

    private Spread(double[] low, double[] high) {
        this.low = low;
        this.high = high;
    }

    private static Spread assumed() {
        double[] high = new double[Math.ceilDiv(View.HOURS, BUCKET_HOURS)];
        double[] low = new double[high.length];
        for (int b = 0; b < high.length; b++) {
            int hours = (b + 1) * BUCKET_HOURS;
            double error = hours <= 6 ? 0.12 : hours <= 24 ? 0.20 : hours <= 48 ? 0.24 : 0.25;
            high[b] = NORMAL_TENTH * DEVIATION_OF_MEAN * error;
            low[b] = -high[b];
        }
        return new Spread(low, high);
    }

    /// From the departures of forecasts that knew nothing of what they foretold; each row is one
    /// forecast, hour by hour, NaN where the value is not known. At least one row.
    static Spread of(List<double[]> departures) {
        int hours = departures.getFirst().length;
        double[] none = new double[Math.ceilDiv(hours, BUCKET_HOURS)];
        return of(departures, 1, new Spread(none, none));
    }

    /// The same where at least `least` departures are known of six hours, else what is assumed.
    static Spread of(List<double[]> departures, int least, Spread assumed) {
        int buckets = assumed.low.length;
        double[] low = assumed.low.clone();
        double[] high = assumed.high.clone();
        for (int b = 0; b < buckets; b++) {
            int from = b * BUCKET_HOURS;
            double[] sorted =
                    departures.stream()
                            .flatMapToDouble(row ->
                                    Arrays.stream(
                                            row, from, Math.min(row.length, from + BUCKET_HOURS)))
                            .filter(value -> !Double.isNaN(value))
                            .sorted()
                            .toArray();
            if (sorted.length >= least) {
                low[b] = Math.min(0, quantile(sorted, LOW));
                high[b] = Math.max(0, quantile(sorted, HIGH));
            }
        }
        return new Spread(low, high);
    }

    /// Of `n` values the one at rank `q·(n+1)`, between two by a straight line: a new value lies
    /// below it with probability `q`.
    private static double quantile(double[] sorted, double q) {
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
