package io.heliotrope.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What is still to come, learnt from what came: how many jobs of each kind by slot of the day.
///
/// The mean of a slot of the day leans on the mean of all slots, which counts as one day. When much
/// less comes than is usual (below a half), as much less is expected of all; a slot in which next
/// to nothing came (below a quarter) is not learnt: a stream that has stopped is not a stream of
/// zeros. One thread.
public final class Arrivals<K> {
    private static final double LITTLE = 0.5;
    private static final double NOTHING = 0.25;

    private final int slotsPerDay;
    private final Map<K, long[]> came;
    private final int[] seen;
    private long slots;
    private double strength = 1;

    /// `slotsPerDay` is at least 1; kinds are gone through in the order of `order`.
    public Arrivals(int slotsPerDay, Comparator<K> order) {
        this.slotsPerDay = slotsPerDay;
        this.came = new TreeMap<>(order);
        this.seen = new int[slotsPerDay];
    }

    /// All that came in a slot, counted from any midnight; in slots one after the other.
    public void saw(long slot, Map<K, Long> jobs) {
        int of = Math.floorMod(slot, slotsPerDay);
        double usual = 0;
        for (long[] sums : came.values()) {
            usual += mean(sums, of);
        }
        long all = jobs.values().stream().mapToLong(Long::longValue).sum();
        double ratio = usual > 0 ? all / usual : 1;
        strength = ratio < LITTLE ? ratio : 1;
        if (ratio < NOTHING) {
            return;
        }
        seen[of]++;
        slots++;
        new HashMap<>(jobs)
                .forEach((kind, count) ->
                        came.computeIfAbsent(kind, k -> new long[slotsPerDay])[of] += count);
    }

    private double mean(long[] sums, int of) {
        long total = 0;
        for (long sum : sums) {
            total += sum;
        }
        return (sums[of] + (double) total / slots) / (seen[of] + 1);
    }

    /// Who is told what is expected.
    @FunctionalInterface
    public interface Listener<K> {
        /// So many jobs, at least 1, of a kind come from a slot until another, exclusive.
        void expect(K kind, int from, int until, long jobs);
    }

    /// What is expected after the last slot seen, `slot`, in each of `blocks`, which begin with
    /// that slot: whole jobs, fractions being carried on.
    public void expected(long slot, Blocks blocks, Listener<K> listener) {
        if (slots == 0) {
            return;
        }
        came.forEach((kind, sums) -> {
            double carried = 0.5;
            for (int block = 1; block < blocks.size(); block++) {
                int from = blocks.start(block);
                int until = blocks.start(block + 1);
                for (int ahead = from; ahead < until; ahead++) {
                    carried += strength * mean(sums, Math.floorMod(slot + ahead, slotsPerDay));
                }
                long jobs = (long) Math.floor(carried);
                carried -= jobs;
                if (jobs > 0) {
                    listener.expect(kind, from, until, jobs);
                }
            }
        });
    }
}
