package io.heliotrope.policy.eval;

import io.heliotrope.policy.program.Relation;

/// Relations as small numbers, for code that compares without a call that could go many ways.
final class Comparing {
    static final int AT_MOST = 0;
    static final int BELOW = 1;
    static final int AT_LEAST = 2;
    static final int ABOVE = 3;
    static final int EQUAL = 4;
    static final int NOT_EQUAL = 5;

    private Comparing() {}

    static int code(Relation relation) {
        return switch (relation) {
            case AT_MOST -> AT_MOST;
            case BELOW -> BELOW;
            case AT_LEAST -> AT_LEAST;
            case ABOVE -> ABOVE;
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> NOT_EQUAL;
        };
    }

    /// What holds of two known numbers when `relation` does not.
    static Relation opposite(Relation relation) {
        return switch (relation) {
            case AT_MOST -> Relation.ABOVE;
            case BELOW -> Relation.AT_LEAST;
            case AT_LEAST -> Relation.BELOW;
            case ABOVE -> Relation.AT_MOST;
            case EQUAL -> Relation.NOT_EQUAL;
            case NOT_EQUAL -> Relation.EQUAL;
        };
    }

    /// What holds of `right` and `left` when `relation` holds of `left` and `right`.
    static Relation mirrored(Relation relation) {
        return switch (relation) {
            case AT_MOST -> Relation.AT_LEAST;
            case BELOW -> Relation.ABOVE;
            case AT_LEAST -> Relation.AT_MOST;
            case ABOVE -> Relation.BELOW;
            case EQUAL -> Relation.EQUAL;
            case NOT_EQUAL -> Relation.NOT_EQUAL;
        };
    }

    /// False when a number is not known.
    static boolean holds(int relation, double left, double right) {
        return switch (relation) {
            case AT_MOST -> left <= right;
            case BELOW -> left < right;
            case AT_LEAST -> left >= right;
            case ABOVE -> left > right;
            case EQUAL -> left == right;
            default -> left < right || left > right;
        };
    }

    /// The places of a row, at most 64, at which a relation to `bound` holds.
    static long where(double[] row, int relation, double bound) {
        return switch (relation) {
            case AT_MOST -> atMost(row, bound);
            case BELOW -> below(row, bound);
            case AT_LEAST -> atLeast(row, bound);
            case ABOVE -> above(row, bound);
            case EQUAL -> atMost(row, bound) & atLeast(row, bound);
            default -> below(row, bound) | above(row, bound);
        };
    }

    private static long atMost(double[] row, double bound) {
        long word = 0;
        for (int i = 0; i < row.length; i++) {
            word |= (row[i] <= bound ? 1L : 0L) << i;
        }
        return word;
    }

    private static long below(double[] row, double bound) {
        long word = 0;
        for (int i = 0; i < row.length; i++) {
            word |= (row[i] < bound ? 1L : 0L) << i;
        }
        return word;
    }

    private static long atLeast(double[] row, double bound) {
        long word = 0;
        for (int i = 0; i < row.length; i++) {
            word |= (row[i] >= bound ? 1L : 0L) << i;
        }
        return word;
    }

    private static long above(double[] row, double bound) {
        long word = 0;
        for (int i = 0; i < row.length; i++) {
            word |= (row[i] > bound ? 1L : 0L) << i;
        }
        return word;
    }
}
