package io.heliotrope.signals.skill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One source's errors of the last [#DAYS] days, by the day on which the value came and by horizon.
///
/// A residual is `log(came / foretold)`. Used by one thread.
final class Residuals {
    /// How long an error counts.
    static final int DAYS = 28;

    /// Percentages of next to nothing, and logarithms of it, say nothing.
    private static final double LEAST_GRAMS = 1;

    private final TreeMap<Long, Map<Horizon, Cell>> days = new TreeMap<>();

    /// One day's errors at one horizon.
    static final class Cell {
        private double[] logs = new double[8];
        private int size;
        private double sum;
        private double percent;
        private double baselinePercent;

        private void add(double log, double error, double baselineError) {
            if (size == logs.length) {
                logs = Arrays.copyOf(logs, 2 * size);
            }
            logs[size++] = log;
            sum += log;
            percent += error;
            baselinePercent += baselineError;
        }

        double mean() {
            return sum / size;
        }
    }

    /// A mean residual and the day it is of, counted from 1970.
    record Day(long day, double mean) {}

    void add(long day, Horizon horizon, double foretold, double came, double baseline) {
        if (!(came >= LEAST_GRAMS) || Double.isNaN(foretold) || Double.isNaN(baseline)) {
            return;
        }
        days.computeIfAbsent(day, _ -> new EnumMap<>(Horizon.class))
                .computeIfAbsent(horizon, _ -> new Cell())
                .add(
                        StrictMath.log(came / Math.max(LEAST_GRAMS, foretold)),
                        100 * Math.abs(foretold - came) / came,
                        100 * Math.abs(baseline - came) / came);
        days.headMap(days.lastKey() - DAYS, true).clear();
    }

    /// The days on which anything was judged, in order.
    List<Day> means(Horizon horizon) {
        List<Day> means = new ArrayList<>();
        days.forEach((day, cells) -> {
            Cell cell = cells.get(horizon);
            if (cell != null) {
                means.add(new Day(day, cell.mean()));
            }
        });
        return means;
    }

    /// All of them, sorted.
    double[] sorted(Horizon horizon) {
        return days.values().stream()
                .map(cells -> cells.get(horizon))
                .filter(cell -> cell != null)
                .flatMapToDouble(cell -> Arrays.stream(cell.logs, 0, cell.size))
                .sorted()
                .toArray();
    }

    Skill skill(String source, Horizon horizon) {
        double percent = 0;
        double baseline = 0;
        long hours = 0;
        int judged = 0;
        for (Map<Horizon, Cell> cells : days.values()) {
            Cell cell = cells.get(horizon);
            if (cell != null) {
                percent += cell.percent;
                baseline += cell.baselinePercent;
                hours += cell.size;
                judged++;
            }
        }
        return new Skill(source, horizon, percent / hours, baseline / hours, hours, judged);
    }
}
