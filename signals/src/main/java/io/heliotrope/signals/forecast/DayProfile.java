package io.heliotrope.signals.forecast;

/// The usual day: of each slot the mean over past days, in which a day counts less the older it is.
///
/// Until a whole day has passed, slots without a value are taken for the mean of those that have
/// one. Not safe for use by several threads.
final class DayProfile {
    private final double fresh;
    private final double[] sum;
    private final double[] weight;
    private final double[] mean;
    private int known;
    private double total;

    /// A day counts `1/e` of today's after `memoryDays`.
    DayProfile(int slots, double memoryDays) {
        fresh = 1 - StrictMath.exp(-1 / memoryDays);
        sum = new double[slots];
        weight = new double[slots];
        mean = new double[slots];
    }

    void add(int slot, double value) {
        boolean first = !knows(slot);
        sum[slot] = sum[slot] * (1 - fresh) + fresh * value;
        weight[slot] = weight[slot] * (1 - fresh) + fresh;
        mean[slot] = sum[slot] / weight[slot];
        if (first) {
            known++;
            total += value;
            for (int s = 0; s < mean.length; s++) {
                mean[s] = knows(s) ? mean[s] : total / known;
            }
        }
    }

    boolean knows(int slot) {
        return weight[slot] > 0;
    }

    double at(int slot) {
        return mean[slot];
    }

    /// Of all slots.
    double mean() {
        double all = 0;
        for (double value : mean) {
            all += value;
        }
        return all / mean.length;
    }
}
