package io.heliotrope.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Prices of room, by place, and the bound that they prove.
///
/// When each slot of room has a price of at least 0 and every job takes the start at which its cost
/// and the prices of its stretch are least, then what all pay less the price of all room is a lower
/// bound of every plan that keeps to the rooms (Lagrange). Prices are raised where more is asked
/// for than there is room, and lowered where less is, by what was asked for in a mean of the last
/// rounds (the volume algorithm).
///
/// Sources: Held and Karp, 1971; Barahona and Anbil, The volume algorithm, 2000. One thread; of one
/// plan.
final class Prices {
    private static final double FRESH = 0.05;
    private static final double UP = 1.1;
    private static final double FASTEST = 2;
    private static final double DOWN = 0.66;
    private static final int PATIENCE = 6;

    private final Starts starts;
    private final double[] room;

    /// Of a slot of room: those that prove the best bound, and those that are tried.
    private final double[] best;

    private final double[] tried;

    /// Runs under way at a place, at the prices that are tried, and in a mean of rounds.
    private final double[] asked;

    private final double[] mean;

    /// By length and place, what the stretch of a run costs; no places where no run is so long.
    private final double[][] stretch;

    private final double[] value;
    private final int[] choice;
    private final double[] sums;

    private double bound;
    private double speed = 1;
    private int fruitless;

    Prices(Starts starts, Room room) {
        this.starts = starts;
        int places = starts.regions() * starts.slots();
        this.room = new double[places];
        for (int place = 0; place < places; place++) {
            this.room[place] = room.of(place / starts.slots(), place % starts.slots());
        }
        this.best = new double[places];
        this.tried = new double[places];
        this.asked = new double[places];
        this.mean = new double[places];
        this.stretch = new double[starts.longest() + 1][0];
        for (int c = 0; c < starts.classes(); c++) {
            stretch[starts.length(c)] = new double[places];
        }
        this.value = new double[starts.classes()];
        this.choice = new int[starts.classes()];
        this.sums = new double[starts.slots() + 1];
    }

    /// What no plan that places `placed` jobs costs less than, and the mean of what was asked for
    /// begins anew.
    double begin(long placed) {
        System.arraycopy(best, 0, tried, 0, best.length);
        bound = look(placed);
        System.arraycopy(asked, 0, mean, 0, mean.length);
        speed = 1;
        fruitless = 0;
        return bound;
    }

    /// Begins with these prices, by place.
    void take(double[] prices) {
        System.arraycopy(prices, 0, best, 0, best.length);
    }

    /// Room costs nothing again.
    void forget() {
        Arrays.fill(best, 0);
    }

    double bound() {
        return bound;
    }

    /// By length and place, what the stretch of a run costs at the best prices.
    double[][] stretches() {
        priceStretches(best);
        return stretch;
    }

    /// Tries other prices once. `known` is what a plan that places as many jobs costs.
    void step(long placed, double known) {
        double square = 0;
        for (int at = 0; at < best.length; at++) {
            double over = mean[at] - room[at];
            square += over > 0 || best[at] > 0 ? over * over : 0;
        }
        if (square == 0) {
            return;
        }
        double step = speed * Math.max(known - bound, 1e-6 * Math.abs(known)) / square;
        for (int at = 0; at < best.length; at++) {
            tried[at] = Math.max(0, best[at] + step * (mean[at] - room[at]));
        }
        double now = look(placed);
        double along = 0;
        for (int at = 0; at < best.length; at++) {
            if (tried[at] > 0 || asked[at] > room[at]) {
                along += (asked[at] - room[at]) * (mean[at] - room[at]);
            }
            mean[at] += FRESH * (asked[at] - mean[at]);
        }
        if (now > bound) {
            bound = now;
            System.arraycopy(tried, 0, best, 0, best.length);
            speed = along >= 0 ? Math.min(FASTEST, speed * UP) : speed;
            fruitless = 0;
        } else if (++fruitless >= PATIENCE) {
            speed *= DOWN;
            fruitless = 0;
        }
    }

    private void priceStretches(double[] price) {
        int slots = starts.slots();
        for (int region = 0; region < starts.regions(); region++) {
            int row = region * slots;
            for (int slot = 0; slot < slots; slot++) {
                sums[slot + 1] = sums[slot] + price[row + slot];
            }
            for (int length = 1; length < stretch.length; length++) {
                for (int slot = 0; stretch[length].length > 0 && slot < slots; slot++) {
                    stretch[length][row + slot] = sums[Math.min(slots, slot + length)] - sums[slot];
                }
            }
        }
    }

    /// The bound at the prices that are tried, and what is asked for at them.
    private double look(long placed) {
        priceStretches(tried);
        for (int c = 0; c < value.length; c++) {
            int place = starts.cheapest(c, stretch[starts.length(c)]);
            choice[c] = place;
            value[c] =
                    place == Starts.NONE
                            ? Double.POSITIVE_INFINITY
                            : starts.cost(c, place) + stretch[starts.length(c)][place];
        }
        Arrays.fill(asked, 0);
        double sum = 0;
        long rest = placed;
        int[] order = order(placed);
        for (int c : order) {
            long jobs = Math.min(rest, starts.jobs(c));
            if (jobs > 0 && choice[c] != Starts.NONE) {
                sum += jobs * value[c];
                rest -= jobs;
                for (int at = choice[c]; at < starts.end(c, choice[c]); at++) {
                    asked[at] += jobs;
                }
            }
        }
        for (int at = 0; at < tried.length; at++) {
            sum -= tried[at] == 0 ? 0 : tried[at] * room[at];
        }
        return sum;
    }

    /// The classes whose jobs cost least first, when not all can be placed.
    private int[] order(long placed) {
        long all = 0;
        for (int c = 0; c < value.length; c++) {
            all += starts.jobs(c);
        }
        IntStream classes = IntStream.range(0, value.length);
        return all == placed
                ? classes.toArray()
                : classes.boxed()
                        .sorted(
                                Comparator.comparingDouble((Integer c) -> value[c])
                                        .thenComparing(Comparator.naturalOrder()))
                        .mapToInt(Integer::intValue)
                        .toArray();
    }
}
