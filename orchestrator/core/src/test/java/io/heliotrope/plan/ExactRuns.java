package io.heliotrope.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The exact optimum of few runs: linear programs by a dense simplex, and branches where a solution
/// is not whole. Slow, short, and another algorithm than the planner's.
///
/// Each job that is placed earns `MISSING`, which is more than all starts cost: as many as possible
/// are placed, then at the least cost.
final class ExactRuns {
    private static final double MISSING = 100_000;
    private static final double NEAR = 1e-7;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Start(int of, double cost, int[] places) {}

    /// A simplex tableau: a row for each constraint and, last, the costs; a column for each
    /// variable that is 0, and, last, the right sides. Variables below `starts` are starts.
    @SuppressWarnings("ArrayRecordComponent") // worked on in place, never compared
    private record Table(double[][] rows, int[] basis, int[] zero) {
        private void pivot(int row, int column) {
            double[] chosen = rows[row];
            double by = 1 / chosen[column];
            chosen[column] = 1;
            for (int j = 0; j < chosen.length; j++) {
                chosen[j] *= by;
            }
            for (int i = 0; i < rows.length; i++) {
                double factor = rows[i][column];
                if (i != row && factor != 0) {
                    rows[i][column] = 0;
                    for (int j = 0; j < chosen.length; j++) {
                        rows[i][j] -= factor * chosen[j];
                    }
                }
            }
            int out = basis[row];
            basis[row] = zero[column];
            zero[column] = out;
        }

        private double[] costs() {
            return rows[rows.length - 1];
        }

        private double right(int row) {
            return rows[row][zero.length];
        }

        /// By Bland's rule, from a solution that is possible to one that is optimal.
        private void optimise() {
            for (int column = entering(); column >= 0; column = entering()) {
                int row = -1;
                for (int i = 0; i < basis.length; i++) {
                    if (rows[i][column] > NEAR && (row < 0 || isBefore(i, row, column))) {
                        row = i;
                    }
                }
                pivot(row, column);
            }
        }

        private int entering() {
            int column = -1;
            for (int j = 0; j < zero.length; j++) {
                if (costs()[j] < -NEAR && (column < 0 || zero[j] < zero[column])) {
                    column = j;
                }
            }
            return column;
        }

        private boolean isBefore(int i, int row, int column) {
            double own = right(i) / rows[i][column];
            double other = right(row) / rows[row][column];
            return own < other - 1e-12 || (own < other + 1e-12 && basis[i] < basis[row]);
        }

        /// From a solution that would be optimal to one that is possible; false when none is.
        private boolean repair() {
            for (int row = broken(); row >= 0; row = broken()) {
                int column = -1;
                for (int j = 0; j < zero.length; j++) {
                    if (rows[row][j] < -NEAR && (column < 0 || isCloser(j, column, row))) {
                        column = j;
                    }
                }
                if (column < 0) {
                    return false;
                }
                pivot(row, column);
            }
            return true;
        }

        private int broken() {
            int row = -1;
            for (int i = 0; i < basis.length; i++) {
                if (right(i) < -NEAR && (row < 0 || basis[i] < basis[row])) {
                    row = i;
                }
            }
            return row;
        }

        private boolean isCloser(int j, int column, int row) {
            double own = costs()[j] / -rows[row][j];
            double other = costs()[column] / -rows[row][column];
            return own < other - 1e-12 || (own < other + 1e-12 && zero[j] < zero[column]);
        }

        /// With one more constraint: the start that is solved for in a row is at most, or at least,
        /// the whole number next to it.
        private Table with(int row, boolean isAtMost, int slack) {
            double x = right(row);
            double[] cut = rows[row].clone();
            for (int j = 0; j < zero.length; j++) {
                cut[j] = isAtMost ? -cut[j] : cut[j];
            }
            cut[zero.length] = isAtMost ? Math.floor(x) - x : x - Math.ceil(x);
            double[][] more = new double[rows.length + 1][];
            for (int i = 0; i < basis.length; i++) {
                more[i] = rows[i].clone();
            }
            more[basis.length] = cut;
            more[rows.length] = costs().clone();
            int[] bases = Arrays.copyOf(basis, basis.length + 1);
            bases[basis.length] = slack;
            return new Table(more, bases, zero.clone());
        }
    }

    private final List<Start> starts = new ArrayList<>();
    private double best;
    private int branches;
    private final long placed;
    private final long unplaced;

    ExactRuns(Room room, List<Runs> classes) {
        int places = room.regions() * room.slots();
        for (int c = 0; c < classes.size(); c++) {
            collect(c, classes.get(c), room);
        }
        int n = starts.size();
        double[][] rows = new double[places + classes.size() + 1][n + 1];
        for (int place = 0; place < places; place++) {
            rows[place][n] = room.of(place / room.slots(), place % room.slots());
        }
        long jobs = 0;
        for (int c = 0; c < classes.size(); c++) {
            rows[places + c][n] = classes.get(c).jobs();
            jobs += classes.get(c).jobs();
        }
        for (int j = 0; j < n; j++) {
            for (int place : starts.get(j).places()) {
                rows[place][j] = 1;
            }
            rows[places + starts.get(j).of()][j] = 1;
            rows[rows.length - 1][j] = starts.get(j).cost() - MISSING;
        }
        int[] basis = new int[rows.length - 1];
        Arrays.setAll(basis, i -> n + i);
        int[] zero = new int[n];
        Arrays.setAll(zero, j -> j);
        Table table = new Table(rows, basis, zero);
        table.optimise();
        branch(table);
        placed = Math.round(Math.ceil(-best / MISSING - 1e-9));
        unplaced = jobs - placed;
    }

    double cost() {
        return best + placed * MISSING;
    }

    long unplaced() {
        return unplaced;
    }

    private void collect(int c, Runs runs, Room room) {
        for (int slot = runs.from(); slot <= Math.min(runs.latest(), room.slots() - 1); slot++) {
            for (int region = 0; region < room.regions(); region++) {
                double cost = runs.cost().of(region, slot);
                if ((runs.reach().at(slot) >>> region & 1) != 0 && !Double.isNaN(cost)) {
                    int[] used = new int[Math.min(runs.slots(), room.slots() - slot)];
                    int first = region * room.slots() + slot;
                    Arrays.setAll(used, i -> first + i);
                    starts.add(new Start(c, cost, used));
                }
            }
        }
    }

    private void branch(Table table) {
        double value = -table.right(table.basis().length);
        if (value >= best - 1e-6) {
            return;
        }
        int row = -1;
        double most = 1e-6;
        for (int i = 0; i < table.basis().length; i++) {
            double x = table.right(i);
            double broken = Math.abs(x - Math.rint(x));
            if (table.basis()[i] < starts.size() && broken > most) {
                most = broken;
                row = i;
            }
        }
        if (row < 0) {
            best = value;
            return;
        }
        for (boolean isAtMost : new boolean[] {true, false}) {
            Table next = table.with(row, isAtMost, 1_000_000 + branches++);
            if (next.repair()) {
                branch(next);
            }
        }
    }
}
