package io.heliotrope.decide;

import io.heliotrope.model.Slots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cheapest stretches to run a job in, at a price for each further one: exact, by dynamic
/// programming over cells, what is left of the job, and where it runs.
///
/// Between two stretches lies at least one cell: the time to hand over. A stretch takes a slot at
/// least, where the job does: an accelerator is not started for less. Work and memory grow with
/// cells times the job's length in cells times regions. One thread, one job.
final class Cutting {
    private static final int NOWHERE = -1;
    private static final long LEAST_MILLIS = Slots.LENGTH.toMillis();

    private final Cells cells;
    private final int[] regions;
    private final double each;
    private final int need;
    private final long last;
    private final boolean goesThrough;
    private final byte[][] begins;
    private final boolean[][] goesOn;
    private double[] idle;
    private double[] running;

    /// A stretch in a region, by index, from the beginning of a cell until that of another, or for
    /// `rest` ms of the last cell before that, 0 for all of it.
    record Stretch(int region, int cell, int after, long rest) {}

    /// What it comes to, the price of each stretch included.
    record Way(List<Stretch> stretches, double cost) {}

    /// `goesThrough` says that what runs when the first cell begins may not pause there.
    private Cutting(Cells cells, int[] regions, double each, long millis, boolean goesThrough) {
        this.cells = cells;
        this.regions = regions;
        this.each = each;
        this.goesThrough = goesThrough;
        this.need = Math.toIntExact(Math.ceilDiv(millis, cells.length()));
        this.last = millis - (need - 1) * cells.length();
        this.begins = new byte[cells.count() + 1][need + 1];
        this.goesOn = new boolean[cells.count() + 1][(need + 1) * regions.length];
        this.idle = nothing(need + 1);
        this.running = nothing((need + 1) * regions.length);
        Arrays.fill(idle, 0, 1, 0);
        Arrays.fill(running, 0, regions.length, 0);
        for (int cell = cells.count(); cell >= 1; cell--) {
            sweep(cell);
        }
    }

    private static double[] nothing(int length) {
        double[] costs = new double[length];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        return costs;
    }

    private void sweep(int cell) {
        int all = regions.length;
        double[] whole = new double[all];
        double[] end = new double[all];
        boolean[] pauses = new boolean[all];
        for (int i = 0; i < all; i++) {
            whole[i] = cells.cost(regions[i], cell);
            end[i] = cells.lastCost(regions[i], cell, last);
            pauses[i] = !(goesThrough && cell == 1) && cells.mayPause(regions[i], cell);
        }
        double[] idleNow = idle.clone();
        double[] runningNow = running.clone();
        for (int k = 1; k <= need; k++) {
            int best = NOWHERE;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < all; i++) {
                double on = (k == 1 ? end[i] : whole[i]) + running[(k - 1) * all + i];
                double stop = pauses[i] ? idle[k] : Double.POSITIVE_INFINITY;
                goesOn[cell][k * all + i] = on <= stop;
                runningNow[k * all + i] = Math.min(on, stop);
                if (on < least) {
                    least = on;
                    best = i;
                }
            }
            boolean isLong = k > 1 || last >= LEAST_MILLIS || need == 1;
            boolean isBegun = best != NOWHERE && isLong && least + each <= idle[k];
            begins[cell][k] = (byte) (isBegun ? best : NOWHERE);
            idleNow[k] = isBegun ? least + each : idle[k];
        }
        idle = idleNow;
        running = runningNow;
    }

    /// For `millis` of work in some of `regions` after the cell of now; absent when there is no
    /// room for it in time.
    static @Nullable Way later(Cells cells, int[] regions, double each, long millis) {
        Cutting cutting = new Cutting(cells, regions, each, millis, false);
        double cost = cutting.idle[cutting.need];
        return Double.isInfinite(cost)
                ? null
                : new Way(cutting.stretches(1, cutting.need, NOWHERE, 0), cost);
    }

    /// The same begun at once, for a job that the cell of now is too short for.
    static @Nullable Way atOnce(Cells cells, int[] regions, double each, long millis) {
        long first = cells.begin(1).toEpochMilli() - cells.begin(0).toEpochMilli();
        if (first >= millis) {
            return null;
        }
        Cutting cutting = new Cutting(cells, regions, each, millis - first, first < LEAST_MILLIS);
        int best = NOWHERE;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < regions.length; i++) {
            double cost =
                    cells.cost(regions[i], 0) + cutting.running[cutting.need * regions.length + i];
            if (cost < least) {
                least = cost;
                best = i;
            }
        }
        return best == NOWHERE
                ? null
                : new Way(cutting.stretches(1, cutting.need, best, 0), least + each);
    }

    /// What was found from `cell` on, with `k` cells to go, running `in` a region by its place in
    /// the list since `since`, or nowhere.
    private List<Stretch> stretches(int cell, int k, int in, int since) {
        List<Stretch> found = new ArrayList<>();
        int left = k;
        int where = in;
        int from = since;
        for (int at = cell; left > 0; at++) {
            if (where != NOWHERE && !goesOn[at][left * regions.length + where]) {
                found.add(new Stretch(regions[where], from, at, 0));
                where = NOWHERE;
                continue;
            }
            if (where == NOWHERE) {
                where = begins[at][left];
                from = at;
            }
            if (where != NOWHERE && --left == 0) {
                found.add(new Stretch(regions[where], from, at + 1, last));
            }
        }
        return found;
    }
}
