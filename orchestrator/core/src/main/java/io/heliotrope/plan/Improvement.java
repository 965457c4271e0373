package io.heliotrope.plan;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Makes a plan better step by step until nothing helps or the work is used up: places what has
/// none, moves what gains by it, and takes runs out to place them anew.
///
/// One thread; of one plan.
final class Improvement {
    private static final int DEEP = 64;
    private static final int[] DEPTHS = {DEEP, 1, 2, 3};
    private static final double LEAST = 1e-9;

    private final Starts starts;
    private final Groups groups;
    private final Bookings bookings;
    private final Chains chains;
    private final long most;

    Improvement(Starts starts, Groups groups, Bookings bookings, long most) {
        this.starts = starts;
        this.groups = groups;
        this.bookings = bookings;
        this.chains = new Chains(starts, groups, bookings);
        this.most = most;
    }

    private boolean isTired() {
        return chains.work() > most;
    }

    /// Places what can be placed by moving others, the longest runs first.
    void placeAll() {
        placeAll(-1);
    }

    /// The longest runs first when `sign` is -1, the shortest when it is 1.
    private void placeAll(int sign) {
        int[] order =
                IntStream.range(0, groups.size())
                        .filter(group -> bookings.left(group) > 0)
                        .boxed()
                        .sorted(
                                Comparator.comparingInt((Integer group) -> sign * length(group))
                                        .thenComparingInt(
                                                group -> starts.size(groups.classOf(group)))
                                        .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int group : order) {
            place(group);
        }
    }

    private int length(int group) {
        return starts.length(groups.classOf(group));
    }

    private void place(int group) {
        while (bookings.left(group) > 0 && !isTired()) {
            long placed = 0;
            for (int i = 0; i < DEPTHS.length && placed == 0; i++) {
                placed = chains.insert(group, DEPTHS[i]);
            }
            if (placed == 0) {
                return;
            }
        }
    }

    /// Makes chains of moves that end where there is room, as long as there are any.
    void settle() {
        while (!isTired() && chains.improve(DEEP)) {
            bookings.keep();
        }
    }

    /// Does all that it can.
    void replaceAll() {
        settle();
        placeAll();
        while (!isTired() && replaceBoth()) {
            settle();
        }
    }

    private boolean replaceBoth() {
        boolean isByPlace = replaceEach();
        boolean isByStretch = replaceStretches();
        return isByPlace || isByStretch;
    }

    /// Takes out runs of one place at a time and places them anew; tells whether that helped.
    private boolean replaceEach() {
        boolean isBetter = false;
        for (int group = 0; group < groups.size(); group++) {
            for (int i = bookings.count(group) - 1; i >= 0; i--) {
                if (i < bookings.count(group) && !isTired()) {
                    int place = bookings.place(group, i);
                    isBetter |= replace(group, place, bookings.at(group, place));
                    if (bookings.at(group, place) > 1) {
                        isBetter |= replace(group, place, 1);
                    }
                }
            }
        }
        return isBetter;
    }

    private boolean replace(int group, int place, long jobs) {
        int ways = bookings.unplaced() > 0 ? 2 : 1;
        for (int way = 0; way < ways; way++) {
            bookings.keep();
            double before = bookings.cost();
            long unplaced = bookings.unplaced();
            bookings.add(group, place, -jobs);
            placeAll(2 * way - 1);
            if (isBetter(unplaced, before)) {
                return true;
            }
        }
        return false;
    }

    /// Takes out the runs that are under way in a region in some slots, and places them anew.
    private boolean replaceStretches() {
        boolean isBetter = false;
        int wide = starts.longest();
        int places = starts.regions() * starts.slots();
        for (int at = 0; at < places; at += Math.max(1, wide / 2)) {
            int end = Math.min(at + wide, (at / starts.slots() + 1) * starts.slots());
            for (int way = 0; way < 2 && !isTired(); way++) {
                bookings.keep();
                double before = bookings.cost();
                long unplaced = bookings.unplaced();
                takeOut(at, end);
                placeAll(2 * way - 1);
                isBetter |= isBetter(unplaced, before);
            }
        }
        return isBetter;
    }

    private void takeOut(int from, int until) {
        for (int group = 0; group < groups.size(); group++) {
            for (int i = bookings.count(group) - 1; i >= 0; i--) {
                int place = bookings.place(group, i);
                if (place < until && starts.end(groups.classOf(group), place) > from) {
                    bookings.add(group, place, -bookings.at(group, place));
                }
            }
        }
    }

    private boolean isBetter(long unplaced, double before) {
        long now = bookings.unplaced();
        if (now < unplaced) {
            return true;
        }
        if (now == unplaced && bookings.cost() < before - LEAST * Math.max(1, Math.abs(before))) {
            return true;
        }
        bookings.undo();
        return false;
    }
}
