package io.heliotrope.plan;

import java.util.Arrays;
import java.util.List;

/// What each class may do and what it costs: a run of each class, at every place where it may
/// start.
///
/// A place is a region and a slot, counted region by region. Immutable.
final class Starts {
    static final int NONE = -1;

    /// How much worse than the dearest start none is.
    private static final double WORSE = 1e4;

    private final int regions;
    private final int slots;
    private final int[] length;
    private final int[] from;
    private final int[] width;
    private final long[] reach;
    private final long[] jobs;

    /// Of each class, of each region that it reaches, of each slot: the cost, or infinity where it
    /// may not start. Where a class begins in it, and which row of it a region is.
    private final double[] cost;

    private final int[] first;
    private final double nowhere;

    Starts(Room room, List<Runs> classes) {
        int count = classes.size();
        this.regions = room.regions();
        this.slots = room.slots();
        this.length = new int[count];
        this.from = new int[count];
        this.width = new int[count];
        this.reach = new long[count];
        this.jobs = new long[count];
        this.first = new int[count + 1];
        long all = -1L >>> (Long.SIZE - regions);
        for (int c = 0; c < count; c++) {
            Runs runs = classes.get(c);
            jobs[c] = runs.jobs();
            length[c] = Math.min(runs.slots(), slots);
            from[c] = Math.min(runs.from(), slots);
            int latest = Math.min(runs.latest(), slots - 1);
            width[c] = runs.jobs() == 0 ? 0 : Math.max(0, latest - from[c] + 1);
            for (int slot = from[c]; slot < from[c] + width[c]; slot++) {
                reach[c] |= runs.reach().at(slot) & all;
            }
            first[c + 1] = Math.addExact(first[c], Long.bitCount(reach[c]) * width[c]);
        }
        this.cost = new double[first[count]];
        for (int c = 0; c < count; c++) {
            ask(c, classes.get(c));
        }
        double most = 1;
        for (double one : cost) {
            most = one < Double.POSITIVE_INFINITY ? Math.max(most, Math.abs(one)) : most;
        }
        this.nowhere = most * WORSE;
    }

    private void ask(int c, Runs runs) {
        int at = first[c];
        for (long rest = reach[c]; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            for (int slot = from[c]; slot < from[c] + width[c]; slot++) {
                boolean mayStart = (runs.reach().at(slot) >>> region & 1) != 0;
                double known = mayStart ? runs.cost().of(region, slot) : Double.NaN;
                cost[at++] = Double.isNaN(known) ? Double.POSITIVE_INFINITY : known;
            }
        }
    }

    int classes() {
        return length.length;
    }

    int regions() {
        return regions;
    }

    int slots() {
        return slots;
    }

    long jobs(int c) {
        return jobs[c];
    }

    /// What it costs, in comparisons of plans, to start nowhere: more than any start can be worth.
    double nowhere() {
        return nowhere;
    }

    /// Of all classes.
    long jobs() {
        return Arrays.stream(jobs).sum();
    }

    /// Slots of a run, no more than there are.
    int length(int c) {
        return length[c];
    }

    int longest() {
        return Arrays.stream(length).max().orElse(1);
    }

    /// The most places that a class may start at.
    int widest() {
        int widest = 1;
        for (int c = 0; c < classes(); c++) {
            widest = Math.max(widest, size(c));
        }
        return widest;
    }

    /// How many places all classes together may start at.
    int size() {
        return cost.length;
    }

    /// How many places a class may start at.
    int size(int c) {
        return first[c + 1] - first[c];
    }

    /// The end of a run's stretch of places, exclusive: of its own region, and of these slots.
    int end(int c, int place) {
        return Math.min(place + length[c], (place / slots + 1) * slots);
    }

    /// Of one run; infinite where it may not start.
    double cost(int c, int place) {
        int region = place / slots;
        int slot = place - region * slots - from[c];
        if ((reach[c] >>> region & 1) == 0 || slot < 0 || slot >= width[c]) {
            return Double.POSITIVE_INFINITY;
        }
        int row = Long.bitCount(reach[c] & ((1L << region) - 1));
        return cost[first[c] + row * width[c] + slot];
    }

    /// The place at which a run costs least when `more`, by place, is added; of equals the earliest
    /// slot, then the first region. [#NONE] when there is none below infinity.
    int cheapest(int c, double[] more) {
        int best = NONE;
        double least = Double.POSITIVE_INFINITY;
        int bestSlot = slots;
        int at = first[c];
        int wide = width[c];
        for (long rest = reach[c]; rest != 0; rest &= rest - 1) {
            int place = Long.numberOfTrailingZeros(rest) * slots + from[c];
            for (int slot = 0; slot < wide; slot++) {
                double here = cost[at + slot] + more[place + slot];
                if (here <= least && (here < least || slot < bestSlot)) {
                    least = here;
                    bestSlot = slot;
                    best = place + slot;
                }
            }
            at += wide;
        }
        return least == Double.POSITIVE_INFINITY ? NONE : best;
    }

    /// Tells all places of a class with what a run costs there, and what with its room.
    void each(int c, Stretches stretches, Offer offer) {
        int at = first[c];
        for (long rest = reach[c]; rest != 0; rest &= rest - 1) {
            int region = Long.numberOfTrailingZeros(rest);
            int place = region * slots + from[c];
            for (int slot = 0; slot < width[c]; slot++, at++) {
                double here = cost[at];
                if (here < Double.POSITIVE_INFINITY) {
                    double room = stretches.of(region, from[c] + slot, length[c]);
                    offer.of(place + slot, here, here + room);
                }
            }
        }
    }

    /// A place, what a run costs there, and what with its room.
    @FunctionalInterface
    interface Offer {
        void of(int place, double cost, double value);
    }

    /// How much more a class would pay at its second place than at its first; of classes that have
    /// one place at most, as much as starting nowhere costs.
    double regret(int c, double[] more) {
        double least = Double.POSITIVE_INFINITY;
        double second = Double.POSITIVE_INFINITY;
        int at = first[c];
        for (long rest = reach[c]; rest != 0; rest &= rest - 1) {
            int place = Long.numberOfTrailingZeros(rest) * slots + from[c];
            for (int slot = 0; slot < width[c]; slot++) {
                double here = cost[at + slot] + more[place + slot];
                if (here < least) {
                    second = least;
                    least = here;
                } else if (here < second) {
                    second = here;
                }
            }
            at += width[c];
        }
        return second == Double.POSITIVE_INFINITY ? nowhere : second - least;
    }
}
