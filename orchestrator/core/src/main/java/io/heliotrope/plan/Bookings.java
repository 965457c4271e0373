package io.heliotrope.plan;

import java.util.Arrays;

/// Which jobs start where, and what room that leaves.
///
/// Jobs stand in groups: those of a class that have no place at present, and those of a class that
/// have the same one and would pay to leave it. One thread; of one plan.
final class Bookings {
    private static final int FEW = 4;
    private static final int MANY = 1024;

    private final Starts starts;
    private final Groups groups;
    private final long[] free;

    /// By group: its places, how many jobs start there, and how many places there are.
    private final int[][] places;

    private final long[][] jobs;
    private final int[] count;
    private final long[] left;

    /// What was done since the start, so that it can be undone.
    private int[] doneGroup = new int[MANY];

    private int[] donePlace = new int[MANY];
    private long[] doneJobs = new long[MANY];
    private int done;

    Bookings(Starts starts, Groups groups, Room room) {
        this.starts = starts;
        this.groups = groups;
        this.free = new long[starts.regions() * starts.slots()];
        for (int place = 0; place < free.length; place++) {
            free[place] = room.of(place / starts.slots(), place % starts.slots());
        }
        this.places = new int[groups.size()][FEW];
        this.jobs = new long[groups.size()][FEW];
        this.count = new int[groups.size()];
        this.left = new long[groups.size()];
        for (int group = 0; group < left.length; group++) {
            left[group] = groups.jobs(group);
        }
    }

    /// Room that is left at a place.
    long free(int place) {
        return free[place];
    }

    /// How many runs of a group could start at a place.
    long fit(int group, int place) {
        long fit = Long.MAX_VALUE;
        int end = starts.end(groups.classOf(group), place);
        for (int at = place; at < end; at++) {
            fit = Math.min(fit, free[at]);
        }
        return fit;
    }

    /// Jobs of a group that start nowhere.
    long left(int group) {
        return left[group];
    }

    long unplaced() {
        return Arrays.stream(left).sum();
    }

    /// At how many places jobs of a group start.
    int count(int group) {
        return count[group];
    }

    int place(int group, int index) {
        return places[group][index];
    }

    long jobs(int group, int index) {
        return jobs[group][index];
    }

    /// Jobs of a group that start at a place.
    long at(int group, int place) {
        int index = find(group, place);
        return index < count[group] ? jobs[group][index] : 0;
    }

    /// Starts jobs where they do at present, as far as there still is room.
    void settleHome() {
        for (int group = 0; group < left.length; group++) {
            int home = groups.home(group);
            long fit = home == Starts.NONE ? 0 : Math.min(fit(group, home), left[group]);
            if (fit > 0) {
                add(group, home, fit);
            }
        }
    }

    /// Starts more jobs at a place, or fewer.
    void add(int group, int place, long amount) {
        if (done == doneJobs.length) {
            doneGroup = Arrays.copyOf(doneGroup, 2 * done);
            donePlace = Arrays.copyOf(donePlace, 2 * done);
            doneJobs = Arrays.copyOf(doneJobs, 2 * done);
        }
        doneGroup[done] = group;
        donePlace[done] = place;
        doneJobs[done++] = amount;
        change(group, place, amount);
    }

    /// Forgets how to undo what was done.
    void keep() {
        done = 0;
    }

    /// Undoes all since [#keep].
    void undo() {
        while (done > 0) {
            done--;
            change(doneGroup[done], donePlace[done], -doneJobs[done]);
        }
    }

    private void change(int group, int place, long amount) {
        int end = starts.end(groups.classOf(group), place);
        for (int at = place; at < end; at++) {
            free[at] -= amount;
        }
        left[group] -= amount;
        int index = find(group, place);
        if (index == count[group]) {
            append(group, place);
        }
        jobs[group][index] += amount;
        if (jobs[group][index] == 0) {
            int last = --count[group];
            places[group][index] = places[group][last];
            jobs[group][index] = jobs[group][last];
        }
    }

    private void append(int group, int place) {
        int index = count[group]++;
        if (index == places[group].length) {
            places[group] = Arrays.copyOf(places[group], 2 * index);
            jobs[group] = Arrays.copyOf(jobs[group], 2 * index);
        }
        places[group][index] = place;
        jobs[group][index] = 0;
    }

    private int find(int group, int place) {
        int index = 0;
        while (index < count[group] && places[group][index] != place) {
            index++;
        }
        return index;
    }

    /// What all of it costs, with what it costs to leave present places, and to start nowhere.
    double cost() {
        return startCost() + unplaced() * starts.nowhere();
    }

    /// What all that starts costs, with what it costs to leave present places.
    double startCost() {
        double cost = 0;
        for (int group = 0; group < count.length; group++) {
            for (int i = 0; i < count[group]; i++) {
                cost += jobs[group][i] * groups.cost(group, places[group][i]);
            }
        }
        return cost;
    }
}
