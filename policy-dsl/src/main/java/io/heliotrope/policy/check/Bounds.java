package io.heliotrope.policy.check;

/// What a number lies between, both ends included, in base units. Both are finite: what could grow
/// beyond [#LIMIT] is refused before it is built upon.
record Bounds(double least, double most) {
    /// No number of a policy is larger, so that no product of two overflows.
    static final double LIMIT = 1e30;

    static Bounds exactly(double value) {
        return new Bounds(value, value);
    }

    Bounds plus(Bounds other) {
        return new Bounds(least + other.least, most + other.most);
    }

    Bounds minus(Bounds other) {
        return new Bounds(least - other.most, most - other.least);
    }

    Bounds times(Bounds other) {
        return hull(least * other.least, least * other.most, most * other.least, most * other.most);
    }

    /// Only by what [#hasZero] is false of.
    Bounds over(Bounds other) {
        return hull(least / other.least, least / other.most, most / other.least, most / other.most);
    }

    Bounds min(Bounds other) {
        return new Bounds(Math.min(least, other.least), Math.min(most, other.most));
    }

    Bounds max(Bounds other) {
        return new Bounds(Math.max(least, other.least), Math.max(most, other.most));
    }

    boolean hasZero() {
        return least <= 0 && most >= 0;
    }

    boolean isOne() {
        return least == most;
    }

    /// Whether both ends are numbers within [#LIMIT].
    boolean isWithinLimit() {
        return least >= -LIMIT && most <= LIMIT;
    }

    boolean holds(Bounds other) {
        return least <= other.least && other.most <= most;
    }

    private static Bounds hull(double a, double b, double c, double d) {
        return new Bounds(
                Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }
}
