package io.heliotrope.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// What is still to come, learnt from what came: the mean number of jobs of each kind by slot of
/// the day.
///
/// A slot of the day that was not seen yet is taken for as busy as the mean of those seen. One
/// thread.
public final class Arrivals<K> {
    private final int slotsPerDay;
    private final Map<K, long[]> came;
    private final int[] seen;

    /// `slotsPerDay` is at least 1; kinds are gone through in the order of `order`.
    public Arrivals(int slotsPerDay, Comparator<K> order) {
        this.slotsPerDay = slotsPerDay;
        this.came = new TreeMap<>(order);
        this.seen = new int[slotsPerDay];
    }

    /// A slot, counted from any midnight, is over or as good as over: all that came in it is told.
    public void saw(long slot, Map<K, Long> jobs) {
        int of = Math.floorMod(slot, slotsPerDay);
        seen[of]++;
        jobs.forEach((kind, count) ->
                came.computeIfAbsent(kind, k -> new long[slotsPerDay])[of] += count);
    }

    /// Who is told what is expected.
    @FunctionalInterface
    public interface Listener<K> {
        /// So many jobs, at least 1, of a kind come in a slot.
        void expect(K kind, long slot, long jobs);
    }

    /// What is expected in the `slots` after `slot`, in whole jobs: fractions are carried on to the
    /// next slot.
    public void expected(long slot, int slots, Listener<K> listener) {
        came.forEach((kind, sums) -> {
            double usual = usual(sums);
            double carried = 0.5;
            for (long next = slot + 1; next <= slot + slots; next++) {
                int of = Math.floorMod(next, slotsPerDay);
                carried += seen[of] > 0 ? (double) sums[of] / seen[of] : usual;
                long jobs = (long) Math.floor(carried);
                carried -= jobs;
                if (jobs > 0) {
                    listener.expect(kind, next, jobs);
                }
            }
        });
    }

    /// The mean of the slots of the day that were seen.
    private double usual(long[] sums) {
        double sum = 0;
        int known = 0;
        for (int of = 0; of < slotsPerDay; of++) {
            if (seen[of] > 0) {
                sum += (double) sums[of] / seen[of];
                known++;
            }
        }
        return known == 0 ? 0 : sum / known;
    }

    /// Whether nothing was seen yet.
    public boolean isEmpty() {
        return Arrays.stream(seen).sum() == 0;
    }
}
