package io.heliotrope.plan;

import java.util.Arrays;

/// Moves that are made together, by as many jobs each: a job of a group leaves a place, or has
/// none, and starts at another.
///
/// One thread; of one plan.
final class Moves {
    static final int MOST = 32;

    private final Starts starts;
    private final Groups groups;
    private final Bookings bookings;
    private final int[] group = new int[MOST];
    private final int[] from = new int[MOST];
    private final int[] to = new int[MOST];
    private int size;

    /// How many more runs each move of one job brings to a place, and the places where any are.
    private final int[] more;

    private final int[] touched;

    Moves(Starts starts, Groups groups, Bookings bookings) {
        this.starts = starts;
        this.groups = groups;
        this.bookings = bookings;
        this.more = new int[starts.regions() * starts.slots()];
        this.touched = new int[more.length + starts.longest()];
    }

    void clear() {
        size = 0;
    }

    boolean isFull() {
        return size == MOST;
    }

    /// A move of a job, `from` [Starts#NONE] when it has no place.
    void add(int ofGroup, int leaves, int starting) {
        group[size] = ofGroup;
        from[size] = leaves;
        to[size++] = starting;
    }

    /// What it costs when one job makes each move.
    double cost() {
        double cost = 0;
        for (int i = 0; i < size; i++) {
            cost += groups.cost(group[i], to[i]);
            cost -= groups.cost(group[i], from[i]);
        }
        return cost;
    }

    /// Makes them with as many jobs as there are and as there is room for, at most `most`; tells
    /// with how many.
    long carry(long most) {
        long amount = Math.min(most, fit());
        for (int i = 0; i < size; i++) {
            amount = Math.min(amount, there(i) / alike(i));
        }
        if (amount <= 0) {
            return 0;
        }
        for (int i = 0; i < size; i++) {
            if (to[i] != Starts.NONE) {
                bookings.add(group[i], to[i], amount);
            }
            if (from[i] != Starts.NONE) {
                bookings.add(group[i], from[i], -amount);
            }
        }
        return amount;
    }

    private long there(int move) {
        return from[move] == Starts.NONE
                ? bookings.left(group[move])
                : bookings.at(group[move], from[move]);
    }

    private int alike(int move) {
        int alike = 0;
        for (int i = 0; i < size; i++) {
            alike += group[i] == group[move] && from[i] == from[move] ? 1 : 0;
        }
        return alike;
    }

    private long fit() {
        int count = 0;
        for (int i = 0; i < size; i++) {
            int c = groups.classOf(group[i]);
            for (int at = to[i]; at >= 0 && at < starts.end(c, to[i]); at++) {
                touched[count++] = at;
                more[at]++;
            }
            if (from[i] != Starts.NONE) {
                for (int at = from[i]; at < starts.end(c, from[i]); at++) {
                    more[at]--;
                }
            }
            if (count > more.length) {
                count = distinct(count);
            }
        }
        long fit = Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int at = touched[i];
            fit = more[at] > 0 ? Math.min(fit, bookings.free(at) / more[at]) : fit;
        }
        for (int i = 0; i < size; i++) {
            int c = groups.classOf(group[i]);
            if (to[i] != Starts.NONE) {
                Arrays.fill(more, to[i], starts.end(c, to[i]), 0);
            }
            if (from[i] != Starts.NONE) {
                Arrays.fill(more, from[i], starts.end(c, from[i]), 0);
            }
        }
        return fit;
    }

    private int distinct(int count) {
        int[] sorted = Arrays.stream(touched, 0, count).sorted().distinct().toArray();
        System.arraycopy(sorted, 0, touched, 0, sorted.length);
        return sorted.length;
    }
}
