package io.heliotrope.signals.forecast;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/// What a regression looks at before an origin, and what it foretells a departure from.
///
/// Everything is in logarithms, so that a departure is a ratio and regions of 20 and 600 g/kWh look
/// alike.
enum View {
    /// The last two days hour by hour, the mean day and the daily means of a week; foretells the
    /// value itself.
    LEVEL {
        @Override
        double[] base(LogHistory history, int origin) {
            return new double[HOURS];
        }

        @Override
        void look(LogHistory history, int origin, Row row) {
            row.add(history.window(origin - RECENT, origin));
            row.add(history.profile(origin, WEEK));
            row.add(dailyMeans(history, origin, 0));
        }
    },

    /// How the last two days and the last week departed from the mean day of four weeks; foretells
    /// the departure from where that fades to.
    DEPARTURE {
        @Override
        double[] base(LogHistory history, int origin) {
            return ProfileDecay.forecast(history, origin, HOURS);
        }

        @Override
        void look(LogHistory history, int origin, Row row) {
            double[] usual = history.profile(origin, PAST_DAYS);
            double mean = history.mean(origin - PAST_DAYS * LogHistory.DAY, origin);
            double[] recent = history.window(origin - RECENT, origin);
            for (int h = 0; h < RECENT; h++) {
                recent[h] -= usual[h % LogHistory.DAY];
            }
            double[] week = history.profile(origin, WEEK);
            for (int h = 0; h < LogHistory.DAY; h++) {
                week[h] -= usual[h];
                usual[h] -= mean;
            }
            row.add(recent);
            row.add(dailyMeans(history, origin, mean));
            row.add(usual);
            row.add(week);
        }
    };

    /// Hours that are foretold: four days.
    static final int HOURS = 96;

    /// Days of past that are looked at.
    static final int PAST_DAYS = 28;

    private static final int RECENT = 48;
    private static final int WEEK = 7;
    private static final double YEAR_DAYS = 365.25;
    private static final int CALENDAR = 11;
    private static final int DAYTIME = 79;

    /// What the forecast is a departure from, for each hour from `origin` on.
    abstract double[] base(LogHistory history, int origin);

    abstract void look(LogHistory history, int origin, Row row);

    /// How many numbers this view sees, without any weather.
    int size() {
        return this == LEVEL ? DAYTIME + CALENDAR : DAYTIME + LogHistory.DAY + CALENDAR;
    }

    /// What is seen from `origin`, whose past must be whole; `more` is appended.
    double[] features(LogHistory history, int origin, double[] more) {
        Row row = new Row(size() + more.length);
        look(history, origin, row);
        row.add(calendar(history.at(origin).atZone(ZoneOffset.UTC)));
        row.add(more);
        return row.values();
    }

    private static double[] dailyMeans(LogHistory history, int origin, double less) {
        double[] means = new double[WEEK];
        for (int d = 0; d < WEEK; d++) {
            int from = origin - (WEEK - d) * LogHistory.DAY;
            means[d] = history.mean(from, from + LogHistory.DAY) - less;
        }
        return means;
    }

    /// The day of the week, one of seven, and where in the year: two waves of it.
    private static double[] calendar(ZonedDateTime at) {
        double[] values = new double[CALENDAR];
        values[at.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue()] = 1;
        double angle = 2 * Math.PI * at.getDayOfYear() / YEAR_DAYS;
        values[WEEK] = StrictMath.sin(angle);
        values[WEEK + 1] = StrictMath.cos(angle);
        values[WEEK + 2] = StrictMath.sin(2 * angle);
        values[WEEK + 3] = StrictMath.cos(2 * angle);
        return values;
    }

    /// Numbers in the order in which they are added.
    static final class Row {
        private final double[] values;
        private int filled;

        Row(int size) {
            values = new double[size];
        }

        void add(double[] more) {
            System.arraycopy(more, 0, values, filled, more.length);
            filled += more.length;
        }

        double[] values() {
            if (filled != values.length) {
                throw new IllegalStateException(filled + " of " + values.length + " features");
            }
            return values;
        }
    }
}
