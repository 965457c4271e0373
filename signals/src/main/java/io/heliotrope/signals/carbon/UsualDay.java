package io.heliotrope.signals.carbon;

import io.heliotrope.model.Curve;
import java.time.ZoneOffset;

/// A stretch of a series folded into one working day and one day of the weekend.
///
/// Indices are those of the series and may lie beyond it. Gaps do not count.
final class UsualDay {
    private static final long DAY_SECONDS = 86_400;
    private static final int DAYS_IN_WEEK = 7;

    /// Monday is 0; 1970-01-01 was a Thursday.
    private static final int WEEKDAY_OF_EPOCH = 3;

    private static final int SATURDAY = 5;

    /// A mean of one value says little: below this, working days and weekends are taken together.
    private static final int LEAST_SAMPLES = 2;

    private final long stepSeconds;
    private final int perDay;
    private final long localStart;
    private final double[] sum;
    private final int[] count;
    private int known;
    private double total;
    private double last = Double.NaN;

    /// Folds the steps from `first` until `end`, exclusive.
    UsualDay(Curve series, ZoneOffset offset, long first, long end) {
        stepSeconds = series.step().toSeconds();
        if (stepSeconds == 0 || DAY_SECONDS % stepSeconds != 0) {
            throw new IllegalArgumentException("the step must divide a day, was " + series.step());
        }
        perDay = (int) (DAY_SECONDS / stepSeconds);
        localStart = series.start().getEpochSecond() + offset.getTotalSeconds();
        sum = new double[2 * perDay];
        count = new int[2 * perDay];
        for (long i = first; i < end && i < series.size(); i++) {
            add(i, series.get((int) i));
        }
    }

    private void add(long index, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int cell = cell(index);
        sum[cell] += value;
        count[cell]++;
        total += value;
        known++;
        last = value;
    }

    /// Time of day, then the same again for weekends.
    private int cell(long index) {
        long local = localStart + index * stepSeconds;
        int slot = (int) (Math.floorMod(local, DAY_SECONDS) / stepSeconds);
        long day = Math.floorDiv(local, DAY_SECONDS);
        boolean isWeekend = Math.floorMod(day + WEEKDAY_OF_EPOCH, DAYS_IN_WEEK) >= SATURDAY;
        return isWeekend ? slot + perDay : slot;
    }

    boolean isEmpty() {
        return known == 0;
    }

    /// Whether there are as many values as a day has steps.
    boolean isWholeDay() {
        return known >= perDay;
    }

    /// The last known value.
    double last() {
        return last;
    }

    /// The usual value at a step: of its kind of day, else of any day, else of the whole stretch.
    double at(long index) {
        int cell = cell(index);
        if (count[cell] >= LEAST_SAMPLES) {
            return sum[cell] / count[cell];
        }
        int other = cell < perDay ? cell + perDay : cell - perDay;
        int both = count[cell] + count[other];
        return both > 0 ? (sum[cell] + sum[other]) / both : total / known;
    }
}
