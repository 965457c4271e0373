package io.heliotrope.plan;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// What is still to come, learnt from what came: how many jobs of each kind by slot of the day.
///
/// The mean of a slot of the day leans on the mean of all slots, which counts as one day. A stream
/// is watched over as many slots as usually bring twenty jobs: when less than half of them came, as
/// much less is expected of all; while less than a quarter comes, nothing is learnt, since a stream
/// that has stopped is not a stream of zeros. One thread.
public final class Arrivals<K> {
    private static final double LITTLE = 0.5;
    private static final double NOTHING = 0.25;
    private static final double WATCHED = 20;

    private final int slotsPerDay;
    private final Map<K, long[]> came;
    private final int[] seen;
    private final Deque<Watched> watched = new ArrayDeque<>();
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
        double ratio = ratio(of, jobs);
        strength = ratio < LITTLE ? ratio : 1;
        if (ratio < NOTHING) {
            return;
        }
        seen[of]++;
        slots++;
        jobs.forEach((kind, count) ->
                came.computeIfAbsent(kind, k -> new long[slotsPerDay])[of] += count);
    }

    /// How much of what is usual came, lately; 1 while that is not known.
    private double ratio(int of, Map<K, Long> jobs) {
        if (seen[of] == 0) {
            return 1;
        }
        double usual = 0;
        for (long[] sums : came.values()) {
            usual += (double) sums[of] / seen[of];
        }
        long all = jobs.values().stream().mapToLong(Long::longValue).sum();
        watched.addLast(new Watched(all, usual));
        double wanted = 0;
        double real = 0;
        for (Watched each : watched) {
            wanted += each.usual();
            real += each.jobs();
        }
        while (wanted - watched.getFirst().usual() >= WATCHED) {
            Watched old = watched.removeFirst();
            wanted -= old.usual();
            real -= old.jobs();
        }
        return wanted < WATCHED ? 1 : real / wanted;
    }

    private record Watched(long jobs, double usual) {}

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
