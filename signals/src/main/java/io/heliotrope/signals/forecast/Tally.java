package io.heliotrope.signals.forecast;

import io.heliotrope.signals.forecast.Score.Errors;
import java.util.Collection;

/// Adds up the errors of one region's forecasts. A value of zero has no percentage error and does
/// not count there.
final class Tally {
    private static final int DAYS = View.HOURS / LogHistory.DAY;

    private final double[] percent = new double[DAYS];
    private final long[] hours = new long[DAYS];
    private double pinball;
    private long within;
    private long judged;

    /// A forecast without bounds, hour by hour, and what came.
    void add(double[] forecast, double[] came) {
        for (int h = 0; h < forecast.length; h++) {
            if (came[h] > 0) {
                int day = h / LogHistory.DAY;
                percent[day] += 100 * Math.abs(forecast[h] - came[h]) / came[h];
                hours[day]++;
            }
        }
    }

    void add(QuantileForecast forecast, double[] came) {
        add(forecast.p50().toArray(), came);
        for (int h = 0; h < came.length; h++) {
            double low = forecast.p10().get(h);
            double high = forecast.p90().get(h);
            within += low <= came[h] && came[h] <= high ? 1 : 0;
            judged++;
            pinball +=
                    (loss(0.1, low, came[h])
                                    + loss(0.5, forecast.p50().get(h), came[h])
                                    + loss(0.9, high, came[h]))
                            / 3;
        }
    }

    private static double loss(double quantile, double forecast, double came) {
        double difference = came - forecast;
        return Math.max(quantile * difference, (quantile - 1) * difference);
    }

    Errors errors() {
        double sum = 0;
        long all = 0;
        for (int day = 0; day < DAYS; day++) {
            sum += percent[day];
            all += hours[day];
        }
        return new Errors(day(0), day(1), day(2), day(3), sum / all);
    }

    private double day(int day) {
        return percent[day] / hours[day];
    }

    double coverage() {
        return (double) within / judged;
    }

    double pinball() {
        return pinball / judged;
    }

    boolean isEmpty() {
        return hours[0] == 0;
    }

    /// The mean over regions, each counting alike.
    static Errors mean(Collection<Errors> regions) {
        return new Errors(
                regions.stream().mapToDouble(Errors::day1).average().orElse(Double.NaN),
                regions.stream().mapToDouble(Errors::day2).average().orElse(Double.NaN),
                regions.stream().mapToDouble(Errors::day3).average().orElse(Double.NaN),
                regions.stream().mapToDouble(Errors::day4).average().orElse(Double.NaN),
                regions.stream().mapToDouble(Errors::mean96).average().orElse(Double.NaN));
    }
}
