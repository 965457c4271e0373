package io.heliotrope.signals.forecast;

import java.util.Arrays;

/// What a regression sees of the past week's departures from the usual day: the last two hours one
/// by one, then means of ever longer parts, up to a day each; how far the usual day moved of late;
/// and the day of the week.
final class LagBlocks {
    /// Of the inputs, the last so many are one for a constant and one for each weekday.
    static final int PLAIN = 1 + DaySteps.WEEK;

    private static final int SINGLE_HOURS = 2;
    private static final int DAY_HOURS = 24;

    /// Hours at which one part ends and the next begins.
    private static final int[] HOURS = {
        2, 3, 4, 6, 9, 12, 15, 18, 21, 24, 30, 36, 42, 48, 72, 96, 120, 144, 168
    };

    private final DaySteps days;
    private final int[] edges;
    private final int partsOfDay;

    LagBlocks(DaySteps days) {
        this.days = days;
        int singles = days.ofHours(SINGLE_HOURS);
        edges = new int[singles + HOURS.length];
        for (int i = 0; i < singles; i++) {
            edges[i] = i;
        }
        for (int i = 0; i < HOURS.length; i++) {
            edges[singles + i] = days.ofHours(HOURS[i]);
        }
        partsOfDay = Arrays.binarySearch(edges, days.ofHours(DAY_HOURS));
    }

    /// How many inputs there are.
    int inputs() {
        return edges.length - 1 + 1 + PLAIN;
    }

    /// The inputs at `step`, of which and of the steps before `kept` tells, of the time before the
    /// first step zeros.
    double[] of(int step, Ring kept, DayProfile usual, DayProfile longer) {
        double[] inputs = new double[inputs()];
        int slot = days.slot(step);
        for (int part = 0; part + 1 < edges.length; part++) {
            double sum = 0;
            int end = Math.min(edges[part + 1], step + 1);
            for (int lag = edges[part]; lag < end; lag++) {
                sum += kept.at(step - lag) - usual.at(slot);
                slot = slot == 0 ? days.perDay() - 1 : slot - 1;
            }
            inputs[part] = end > edges[part] ? sum / (end - edges[part]) : 0;
        }
        int next = edges.length - 1;
        inputs[next] = usual.mean() - longer.mean();
        inputs[next + 1] = 1;
        inputs[next + 2 + days.weekday(step)] = 1;
        return inputs;
    }

    /// How far the last value was off the usual day.
    static double last(double[] inputs) {
        return inputs[0];
    }

    /// How far the last 24 hours were off it, on the mean.
    double lastDay(double[] inputs) {
        double sum = 0;
        for (int part = 0; part < partsOfDay; part++) {
            sum += inputs[part] * (edges[part + 1] - edges[part]);
        }
        return sum / edges[partsOfDay];
    }
}
