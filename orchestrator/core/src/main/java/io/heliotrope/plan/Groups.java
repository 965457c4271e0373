package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.List;

/// The jobs to be placed, in groups that are alike: those of a class that have no place at present,
/// and those of a class that have the same one.
///
/// A job that leaves its present place pays for it, so that it stays where little would be gained.
/// Immutable.
final class Groups {
    /// What leaving costs at most, as a part of what it costs to start nowhere: whatever a user
    /// states, jobs move before others are left out.
    private static final double FAR_LESS = 1000;

    private final Starts starts;
    private final int[] classOf;
    private final long[] jobs;

    /// The present place, or [Starts#NONE], and what a job pays that leaves it.
    private final int[] home;

    private final double[] leaving;

    private Groups(Starts starts, int[] classOf, long[] jobs, int[] home, double[] leaving) {
        this.starts = starts;
        this.classOf = classOf;
        this.jobs = jobs;
        this.home = home;
        this.leaving = leaving;
    }

    /// Jobs of `present` that have become too many are left out, of each class the last ones, and
    /// so are places where runs of the class may no longer start.
    static Groups of(Starts starts, List<List<RunsPlan.Share>> present, Stay stay) {
        List<long[]> all = new ArrayList<>();
        List<Double> leaving = new ArrayList<>();
        for (int c = 0; c < starts.classes(); c++) {
            long left = starts.jobs(c);
            for (RunsPlan.Share share :
                    c < present.size() ? present.get(c) : List.<RunsPlan.Share>of()) {
                boolean isWithin =
                        share.region() < starts.regions() && share.start() < starts.slots();
                int place =
                        isWithin ? share.region() * starts.slots() + share.start() : Starts.NONE;
                double cost = isWithin ? starts.cost(c, place) : Double.POSITIVE_INFINITY;
                long jobs = Math.min(left, share.jobs());
                if (jobs > 0 && cost < Double.POSITIVE_INFINITY) {
                    all.add(new long[] {c, jobs, place});
                    leaving.add(Math.min(stay.leaving(cost), starts.nowhere() / FAR_LESS));
                    left -= jobs;
                }
            }
            if (left > 0) {
                all.add(new long[] {c, left, Starts.NONE});
                leaving.add(0.0);
            }
        }
        return new Groups(
                starts,
                all.stream().mapToInt(group -> (int) group[0]).toArray(),
                all.stream().mapToLong(group -> group[1]).toArray(),
                all.stream().mapToInt(group -> (int) group[2]).toArray(),
                leaving.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int size() {
        return classOf.length;
    }

    int classOf(int group) {
        return classOf[group];
    }

    long jobs(int group) {
        return jobs[group];
    }

    int home(int group) {
        return home[group];
    }

    double leaving(int group) {
        return leaving[group];
    }

    /// Of a run of one of its jobs, with what it pays for leaving its present place.
    double cost(int group, int place) {
        if (place == Starts.NONE) {
            return starts.nowhere();
        }
        double cost = starts.cost(classOf[group], place);
        return home[group] == Starts.NONE || home[group] == place ? cost : cost + leaving[group];
    }
}
