package io.heliotrope.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Starts what has no place yet at the cheapest places that have room, prices of room included, one
/// group after the other.
///
/// One thread; of one plan.
final class Filling {
    private final Starts starts;
    private final Groups groups;
    private final Bookings bookings;

    /// By length and place, the price of a run's stretch, or infinity where there is no room.
    private final double[][] asked;

    Filling(Starts starts, Groups groups, Bookings bookings, double[][] prices) {
        this.starts = starts;
        this.groups = groups;
        this.bookings = bookings;
        this.asked = new double[prices.length][0];
        for (int length = 0; length < prices.length; length++) {
            asked[length] = prices[length].clone();
        }
    }

    /// Places jobs where a market sent them, as far as there is room; those that have a present
    /// place are left.
    void follow(Market market) {
        int[] free = new int[starts.classes()];
        Arrays.fill(free, Starts.NONE);
        for (int group = 0; group < groups.size(); group++) {
            if (groups.home(group) == Starts.NONE) {
                free[groups.classOf(group)] = group;
            }
        }
        market.each((c, place, jobs) -> {
            int group = free[c];
            if (group != Starts.NONE) {
                long fit = Math.min(bookings.left(group), bookings.fit(group, place));
                if (fit > 0) {
                    bookings.add(group, place, Math.min(jobs, fit));
                }
            }
        });
    }

    /// Places as much as there is room for without moving others.
    void fill() {
        Integer[] order = IntStream.range(0, groups.size()).boxed().toArray(Integer[]::new);
        double[] regret = new double[groups.size()];
        for (int i = 0; i < regret.length; i++) {
            int c = groups.classOf(i);
            regret[i] = starts.regret(c, asked[starts.length(c)]) * starts.length(c);
        }
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer group) -> -regret[group])
                        .thenComparing(Comparator.naturalOrder()));
        int places = starts.regions() * starts.slots();
        for (int at = 0; at < places; at++) {
            block(at);
        }
        for (int group : order) {
            while (bookings.left(group) > 0 && place(group)) {
                // as long as there is room
            }
        }
    }

    private boolean place(int group) {
        int c = groups.classOf(group);
        int place = starts.cheapest(c, asked[starts.length(c)]);
        int home = groups.home(group);
        if (home != Starts.NONE && cost(group, home) <= cost(group, place)) {
            place = home;
        }
        if (place == Starts.NONE || cost(group, place) == Double.POSITIVE_INFINITY) {
            return false;
        }
        bookings.add(group, place, Math.min(bookings.left(group), bookings.fit(group, place)));
        for (int at = place; at < starts.end(c, place); at++) {
            block(at);
        }
        return true;
    }

    private double cost(int group, int place) {
        return place == Starts.NONE
                ? Double.POSITIVE_INFINITY
                : groups.cost(group, place) + asked[starts.length(groups.classOf(group))][place];
    }

    private void block(int at) {
        if (bookings.free(at) > 0) {
            return;
        }
        int row = at / starts.slots() * starts.slots();
        for (int length = 1; length < asked.length; length++) {
            if (asked[length].length > 0) {
                for (int from = Math.max(row, at - length + 1); from <= at; from++) {
                    asked[length][from] = Double.POSITIVE_INFINITY;
                }
            }
        }
    }
}
