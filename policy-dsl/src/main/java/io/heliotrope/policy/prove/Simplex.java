package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.List;

/// The simplex method in doubles, for bounds on linear sums: basic numbers are sums of the others,
/// and one that breaks its bound is exchanged for another that has room, the first of each kind, so
/// that it ends. Strict bounds are less by something infinitely small. Of one thread.
final class Simplex {
    /// How it ended.
    enum End {
        SOLVED,
        CONTRADICTED,
        LOST
    }

    private static final double NEAR = 1e-13;
    private static final double TINY = 1e-11;
    private static final int EXCHANGES_PER_NUMBER = 60;

    private final List<Inequalities.Row> rows;
    private final int numbers;
    private final int all;
    private final double[][] table;
    private final int[] basic;
    private final int[] free;
    private final double[] value;
    private final double[] tiny;
    private final double[] low;
    private final double[] high;
    private final double[] highTiny;
    private final List<Integer> blamed = new ArrayList<>();

    /// Number `i` is `fixed[i]`, or anything from zero on when that is NaN.
    Simplex(List<Inequalities.Row> rows, double[] fixed) {
        this.rows = rows;
        numbers = fixed.length;
        all = numbers + rows.size();
        table = new double[rows.size()][numbers];
        basic = new int[rows.size()];
        free = new int[numbers];
        value = new double[all];
        tiny = new double[all];
        low = new double[all];
        high = new double[all];
        highTiny = new double[all];
        for (int j = 0; j < numbers; j++) {
            free[j] = j;
            low[j] = Double.isNaN(fixed[j]) ? 0 : fixed[j];
            high[j] = Double.isNaN(fixed[j]) ? Double.POSITIVE_INFINITY : fixed[j];
            value[j] = low[j];
        }
        for (int i = 0; i < rows.size(); i++) {
            Inequalities.Row row = rows.get(i);
            basic[i] = numbers + i;
            low[numbers + i] = Double.NEGATIVE_INFINITY;
            high[numbers + i] = row.most();
            highTiny[numbers + i] = row.isStrict() ? -1 : 0;
            for (int j = 0; j < numbers; j++) {
                table[i][j] = row.factor(j);
                value[numbers + i] += row.factor(j) * value[j];
            }
        }
    }

    End run() {
        for (int left = EXCHANGES_PER_NUMBER * (all + 1); left > 0; left--) {
            int broken = broken();
            if (broken < 0) {
                return End.SOLVED;
            }
            boolean isAbove = isAbove(basic[broken]);
            int room = room(broken, isAbove);
            if (room < 0) {
                blame(broken, isAbove);
                return End.CONTRADICTED;
            }
            exchange(broken, room, isAbove);
        }
        return End.LOST;
    }

    /// After [End#CONTRADICTED]: the numbers of the rows that have no solution together, but for
    /// rounding.
    List<Integer> blamed() {
        return blamed;
    }

    /// After [End#SOLVED]: values of the numbers, with something small for what is infinitely
    /// small.
    double[] solution() {
        double small = 1;
        for (int i = 0; i < all; i++) {
            if (tiny[i] > highTiny[i] && value[i] < high[i]) {
                small = Math.min(small, (high[i] - value[i]) / (tiny[i] - highTiny[i]));
            }
            if (tiny[i] < 0 && value[i] > low[i]) {
                small = Math.min(small, (value[i] - low[i]) / -tiny[i]);
            }
        }
        double[] solution = new double[numbers];
        for (int j = 0; j < numbers; j++) {
            solution[j] = Math.clamp(value[j] + tiny[j] * small / 2, low[j], high[j]);
        }
        return solution;
    }

    /// What a number may be off, by the size of the terms of which it is the sum.
    private double near(int number, double bound) {
        double size = Math.max(Math.abs(value[number]), Math.abs(bound));
        for (int j = 0; number >= numbers && j < numbers; j++) {
            size = Math.max(size, Math.abs(rows.get(number - numbers).factor(j) * value[j]));
        }
        return NEAR * Math.max(1, size);
    }

    private boolean isAbove(int number) {
        double over = value[number] - high[number];
        if (over == Double.NEGATIVE_INFINITY) {
            return false;
        }
        double near = near(number, high[number]);
        return over > near || (over > -near && tiny[number] - highTiny[number] > TINY);
    }

    private boolean isBelow(int number) {
        double under = low[number] - value[number];
        if (under == Double.NEGATIVE_INFINITY) {
            return false;
        }
        double near = near(number, low[number]);
        return under > near || (under > -near && tiny[number] < -TINY);
    }

    /// The row of the first basic number that breaks a bound.
    private int broken() {
        int row = -1;
        for (int i = 0; i < basic.length; i++) {
            if ((row < 0 || basic[i] < basic[row]) && (isAbove(basic[i]) || isBelow(basic[i]))) {
                row = i;
            }
        }
        return row;
    }

    /// The column of the first free number that can move the basic one back to its bound.
    private int room(int row, boolean isAbove) {
        int column = -1;
        for (int j = 0; j < numbers; j++) {
            double factor = isAbove ? -table[row][j] : table[row][j];
            boolean hasRoom = factor > TINY ? canRise(free[j]) : factor < -TINY && canFall(free[j]);
            if (hasRoom && (column < 0 || free[j] < free[column])) {
                column = j;
            }
        }
        return column;
    }

    private boolean canRise(int number) {
        return value[number] < high[number]
                || (value[number] == high[number] && tiny[number] < highTiny[number]);
    }

    private boolean canFall(int number) {
        return value[number] > low[number] || (value[number] == low[number] && tiny[number] > 0);
    }

    private void blame(int row, boolean isAbove) {
        if (basic[row] >= numbers) {
            blamed.add(basic[row] - numbers);
        }
        for (int j = 0; j < numbers; j++) {
            double factor = isAbove ? -table[row][j] : table[row][j];
            if (free[j] >= numbers && factor > TINY) {
                blamed.add(free[j] - numbers);
            }
        }
    }

    /// Moves the basic number of a row to its bound by way of a free one, which takes its place.
    private void exchange(int row, int column, boolean isAbove) {
        int leaving = basic[row];
        int entering = free[column];
        double pivot = table[row][column];
        double step = ((isAbove ? high[leaving] : low[leaving]) - value[leaving]) / pivot;
        double tinyStep = ((isAbove ? highTiny[leaving] : 0) - tiny[leaving]) / pivot;
        for (int i = 0; i < basic.length; i++) {
            value[basic[i]] += table[i][column] * step;
            tiny[basic[i]] += table[i][column] * tinyStep;
        }
        value[leaving] = isAbove ? high[leaving] : low[leaving];
        tiny[leaving] = isAbove ? highTiny[leaving] : 0;
        value[entering] += step;
        tiny[entering] += tinyStep;
        basic[row] = entering;
        free[column] = leaving;
        pivot(row, column, pivot);
    }

    private void pivot(int row, int column, double pivot) {
        for (int j = 0; j < numbers; j++) {
            table[row][j] = j == column ? 1 / pivot : -table[row][j] / pivot;
        }
        for (int i = 0; i < basic.length; i++) {
            double factor = table[i][column];
            if (i != row && factor != 0) {
                for (int j = 0; j < numbers; j++) {
                    table[i][j] = factor * table[row][j] + (j == column ? 0 : table[i][j]);
                }
            }
        }
    }
}
