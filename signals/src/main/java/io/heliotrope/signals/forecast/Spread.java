package io.heliotrope.signals.forecast;

import java.util.Arrays;
import java.util.List;

/// How far off forecasts were, by how far ahead they looked: the tenth and the ninetieth percentile
/// of `log(value / forecast)`, six hours of lead taken together.
final class Spread {
    private static final int BUCKET_HOURS = 6;

    /// What share of values is to lie outside, half of it on either side.
    private static final double OUTSIDE = 0.2;

    /// How fast the share that is asked for follows the one that was found, and its bounds.
    private static final double PACE = 0.05;

    private static final double NARROWEST = 0.4;
    private static final double WIDEST = 0.02;

    /// A forecast of day `t` could know how those up to `t - 4` had ended.
    private static final int UNKNOWN_DAYS = View.HOURS / LogHistory.DAY;

    private static final int DAYS_TO_START = 10;

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
        return of(departures, OUTSIDE);
    }

    /// The same, as wide as it should have been on the days of the departures themselves: they are
    /// gone through day by day, oldest first, and where more values than wanted lay outside of what
    /// the days before had told, the next spread is wider, and the other way round. So a season in
    /// which errors grow is told by more than the quantiles of the season before.
    ///
    /// Source: Gibbs and Candès, Adaptive conformal inference under distribution shift, 2021.
    static Spread learnt(List<double[]> departures) {
        double outside = OUTSIDE;
        for (int day = DAYS_TO_START + UNKNOWN_DAYS; day < departures.size(); day++) {
            Spread before = of(departures.subList(0, day - UNKNOWN_DAYS + 1), outside);
            double missed = before.missed(departures.get(day));
            outside = Math.clamp(outside + PACE * (OUTSIDE - missed), WIDEST, NARROWEST);
        }
        return of(departures, outside);
    }

    /// Which share of the known values of a row lies outside.
    private double missed(double[] row) {
        int known = 0;
        int out = 0;
        for (int h = 0; h < row.length; h++) {
            if (!Double.isNaN(row[h])) {
                known++;
                out += row[h] < low(h) || row[h] > high(h) ? 1 : 0;
            }
        }
        return known == 0 ? OUTSIDE : (double) out / known;
    }

    private static Spread of(List<double[]> departures, double outside) {
        int hours = departures.getFirst().length;
        double[] none = new double[Math.ceilDiv(hours, BUCKET_HOURS)];
        return of(departures, 1, new Spread(none, none), outside);
    }

    /// As [#of(List)] where at least `least` departures are known of six hours, else what is
    /// assumed.
    static Spread of(List<double[]> departures, int least, Spread assumed) {
        return of(departures, least, assumed, OUTSIDE);
    }

    private static Spread of(List<double[]> departures, int least, Spread assumed, double outside) {
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
                low[b] = Math.min(0, quantile(sorted, outside / 2));
                high[b] = Math.max(0, quantile(sorted, 1 - outside / 2));
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
