package io.heliotrope.plan;

import java.util.Arrays;

/// What it costs to make room, in the lines of slots that the rooms of regions are.
///
/// To free a stretch costs a shortest path from its first slot to its end: over slots with room, at
/// no cost, and over runs that are moved away, at what was found that this costs. What was found at
/// lesser depths is kept, so that moves can be traced back.
///
/// One thread; of one plan.
final class Lines {
    static final double LEAST = 1e-9;
    static final int FREE = -2;

    private final Starts starts;
    private final Bookings bookings;
    private final int longest;

    /// By length and place, what it costs to make room for a run there.
    private final double[][] making;

    /// By slot and how long before a stretch that is freed has begun, the least that it costs to
    /// free it, and how, depth by depth.
    private final double[] away;

    private final Versions aways;
    private final double[] path;

    Lines(Starts starts, Bookings bookings) {
        this.starts = starts;
        this.bookings = bookings;
        this.longest = starts.longest();
        int places = starts.regions() * starts.slots();
        this.making = new double[longest + 1][places];
        this.away = new double[places * longest];
        this.aways = new Versions(away.length);
        this.path = new double[longest + 1];
    }

    /// Differences of costs below this are none.
    static double least(double cost) {
        return LEAST * Math.max(1, Math.abs(cost));
    }

    void clear() {
        aways.clear();
        Arrays.fill(away, Double.POSITIVE_INFINITY);
        for (double[] ofLength : making) {
            Arrays.fill(ofLength, Double.POSITIVE_INFINITY);
        }
    }

    /// How much there is to look at.
    int size() {
        return away.length;
    }

    /// By place, what it costs to make room for a run of a length.
    double[] making(int length) {
        return making[length];
    }

    /// A job of a group that goes from a place to another frees a stretch, at a cost.
    void offer(int depth, double costs, int group, int place, int other, int from, int until) {
        double cost = Math.max(0, costs);
        for (int at = from; at < until; at++) {
            int index = at * longest + at - from;
            if (cost < away[index] - least(cost)) {
                away[index] = cost;
                aways.set(index, depth, cost, group, place, other);
            }
        }
    }

    /// Computes what room costs from what was offered.
    void makeRoom() {
        int slots = starts.slots();
        for (int place = 0; place < starts.regions() * slots; place++) {
            int end = Math.min(place + longest, (place / slots + 1) * slots);
            walk(place, end, Integer.MAX_VALUE);
            for (int length = 1; length <= longest; length++) {
                making[length][place] = path[Math.min(length, end - place)];
            }
        }
    }

    /// How the last slot before `end` is freed when all from `begin` on are, by what was found at a
    /// depth: [#FREE] when it is, or how long before it the stretch of a move has begun, or
    /// [Starts#NONE].
    int last(int begin, int end, int depth) {
        walk(begin, end, depth);
        int at = end - 1;
        double cost = path[end - begin];
        if (cost == Double.POSITIVE_INFINITY) {
            return Starts.NONE;
        }
        if (bookings.free(at) > 0 && path[at - begin] <= cost) {
            return FREE;
        }
        int most = Math.min(longest - 1, at % starts.slots());
        for (int before = 0; before <= most; before++) {
            double own = away(at * longest + before, depth);
            if (own + path[Math.max(0, at - before - begin)] <= cost) {
                return before;
            }
        }
        return Starts.NONE;
    }

    /// The move that frees a slot by a stretch that has begun some slots before.
    int find(int at, int before, int depth) {
        return aways.find(at * longest + before, depth);
    }

    /// What was offered.
    Versions offers() {
        return aways;
    }

    private void walk(int begin, int end, int depth) {
        path[0] = 0;
        for (int at = begin; at < end; at++) {
            double best = bookings.free(at) > 0 ? path[at - begin] : Double.POSITIVE_INFINITY;
            int most = Math.min(longest - 1, at % starts.slots());
            for (int before = 0; before <= most && best > 0; before++) {
                double cost = away(at * longest + before, depth);
                if (cost < best) {
                    best = Math.min(best, cost + path[Math.max(0, at - before - begin)]);
                }
            }
            path[at - begin + 1] = best;
        }
    }

    private double away(int index, int depth) {
        return depth == Integer.MAX_VALUE ? away[index] : aways.cost(aways.find(index, depth));
    }
}
