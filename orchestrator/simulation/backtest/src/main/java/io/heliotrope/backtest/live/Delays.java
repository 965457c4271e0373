package io.heliotrope.backtest.live;

import java.util.ArrayList;
import java.util.List;

/// Counts of jobs by the slots that their start was put off after they came, by index.
public final class Delays {
    private Delays() {}

    /// The counts of both.
    public static List<Long> plus(List<Long> one, List<Long> other) {
        List<Long> both = new ArrayList<>();
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            both.add(at(one, i) + at(other, i));
        }
        return both;
    }

    private static long at(List<Long> counts, int index) {
        return index < counts.size() ? counts.get(index) : 0;
    }

    /// The delay in slots that the share `q` of jobs did not exceed; 0 when nothing ran.
    public static int quantile(List<Long> counts, double q) {
        long all = counts.stream().mapToLong(Long::longValue).sum();
        long seen = 0;
        for (int slots = 0; slots < counts.size(); slots++) {
            seen += counts.get(slots);
            if (seen >= q * all) {
                return slots;
            }
        }
        return 0;
    }
}
