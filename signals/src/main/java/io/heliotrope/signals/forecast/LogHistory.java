package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/// Natural logarithms of one zone's hourly values, from a whole hour on.
///
/// Steps finer than an hour are averaged; an hour of which less than half is known is a gap. Gaps
/// of up to six hours are bridged by a straight line, longer ones stay: what would need them is not
/// computed. Values below one gram count as one, since a logarithm of zero says nothing.
final class LogHistory {
    static final Duration HOUR = Duration.ofHours(1);
    static final int DAY = 24;
    private static final int LONGEST_BRIDGE = 6;
    private static final double LEAST = 1;

    private final Instant start;
    private final double[] logs;

    /// How many gaps lie before each hour.
    private final int[] gapsBefore;

    private LogHistory(Instant start, double[] logs) {
        this.start = start;
        this.logs = logs;
        this.gapsBefore = new int[logs.length + 1];
        for (int i = 0; i < logs.length; i++) {
            gapsBefore[i + 1] = gapsBefore[i] + (Double.isNaN(logs[i]) ? 1 : 0);
        }
    }

    /// What is known of `values` before `end`, exclusive, and not before `from`.
    static LogHistory of(Curve values, Instant from, Instant end) {
        Instant first = values.start().isBefore(from) ? from : values.start();
        Instant start = first.truncatedTo(ChronoUnit.HOURS);
        Instant last = values.end().isBefore(end) ? values.end() : end;
        long hours = Math.max(0, Duration.between(start, last).toHours());
        double[] means = new double[(int) hours];
        for (int h = 0; h < means.length; h++) {
            means[h] = mean(values, start.plus(HOUR.multipliedBy(h)));
        }
        bridge(means);
        for (int h = 0; h < means.length; h++) {
            means[h] = StrictMath.log(Math.max(LEAST, means[h]));
        }
        return new LogHistory(start, means);
    }

    private static double mean(Curve values, Instant hour) {
        if (values.step().compareTo(HOUR) >= 0) {
            return values.valueAt(hour);
        }
        double sum = 0;
        int known = 0;
        int steps = 0;
        Instant end = hour.plus(HOUR);
        for (Instant at = hour; at.isBefore(end); at = at.plus(values.step())) {
            double value = values.valueAt(at);
            steps++;
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        return 2 * known >= steps ? sum / known : Double.NaN;
    }

    private static void bridge(double[] values) {
        int before = -1;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                continue;
            }
            int missing = i - before - 1;
            if (before >= 0 && missing > 0 && missing <= LONGEST_BRIDGE) {
                for (int k = 1; k <= missing; k++) {
                    double share = (double) k / (missing + 1);
                    values[before + k] = values[before] * (1 - share) + values[i] * share;
                }
            }
            before = i;
        }
    }

    int hours() {
        return logs.length;
    }

    /// The hour that begins at `at`; may lie outside.
    int index(Instant at) {
        return (int) Duration.between(start, at).dividedBy(HOUR);
    }

    Instant at(int hour) {
        return start.plus(HOUR.multipliedBy(hour));
    }

    double get(int hour) {
        return logs[hour];
    }

    /// Whether every hour of `[from, to)` is known.
    boolean isWhole(int from, int to) {
        return from >= 0 && to <= logs.length && gapsBefore[from] == gapsBefore[to];
    }

    double[] window(int from, int to) {
        return Arrays.copyOfRange(logs, from, to);
    }

    double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += logs[i];
        }
        return sum / (to - from);
    }

    /// The mean day of the `days` days before `origin`: 24 values, the first for the hour of the
    /// day at which `origin` lies.
    double[] profile(int origin, int days) {
        double[] profile = new double[DAY];
        for (int i = origin - days * DAY; i < origin; i++) {
            profile[Math.floorMod(i - origin, DAY)] += logs[i];
        }
        for (int h = 0; h < DAY; h++) {
            profile[h] /= days;
        }
        return profile;
    }
}
