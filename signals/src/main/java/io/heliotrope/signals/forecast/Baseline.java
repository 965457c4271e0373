package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Forecasts that anybody can make: what a better one is measured against.
enum Baseline {
    /// The last hour's value stays.
    LAST_VALUE {
        @Override
        double at(Curve past, Instant issue, int hour) {
            return past.valueAt(issue.minus(LogHistory.HOUR));
        }
    },

    /// Every day is like the last one.
    SAME_HOUR_YESTERDAY {
        @Override
        double at(Curve past, Instant issue, int hour) {
            return past.valueAt(sameHour(issue, hour, 1));
        }
    },

    /// Every day is like the mean of the last 28.
    PROFILE_28_DAYS {
        @Override
        double at(Curve past, Instant issue, int hour) {
            double sum = 0;
            int known = 0;
            for (int day = 1; day <= View.PAST_DAYS; day++) {
                double value = past.valueAt(sameHour(issue, hour, day));
                if (!Double.isNaN(value)) {
                    sum += value;
                    known++;
                }
            }
            return sum / known;
        }
    };

    /// The value for `hour`, from 0, after `issue`; NaN when nothing is known.
    abstract double at(Curve past, Instant issue, int hour);

    double[] forecast(Curve past, Instant issue) {
        double[] values = new double[View.HOURS];
        for (int hour = 0; hour < View.HOURS; hour++) {
            values[hour] = at(past, issue, hour);
        }
        return values;
    }

    private static Instant sameHour(Instant issue, int hour, int daysAgo) {
        return issue.minus(Duration.ofDays(daysAgo))
                .plus(LogHistory.HOUR.multipliedBy(hour % LogHistory.DAY));
    }

    String word() {
        return this == PROFILE_28_DAYS
                ? "28-day-profile"
                : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
