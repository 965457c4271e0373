package io.heliotrope.policy.prove;

/// All doubles from `low` to `high`, both included. Operations give a range that holds every result
/// of the operation in doubles: rounding to nearest keeps the order, so the corners are enough.
record Range(double low, double high) {
    static final Range ALL = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    static Range of(double value) {
        return new Range(value, value);
    }

    Range plus(Range other) {
        return checked(low + other.low, high + other.high);
    }

    Range minus(Range other) {
        return checked(low - other.high, high - other.low);
    }

    Range times(Range other) {
        return corners(low * other.low, low * other.high, high * other.low, high * other.high);
    }

    /// Everything when `other` has zero in it.
    Range over(Range other) {
        return other.low <= 0 && other.high >= 0
                ? ALL
                : corners(low / other.low, low / other.high, high / other.low, high / other.high);
    }

    Range least(Range other) {
        return new Range(Math.min(low, other.low), Math.min(high, other.high));
    }

    Range greatest(Range other) {
        return new Range(Math.max(low, other.low), Math.max(high, other.high));
    }

    boolean isFinite() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    private static Range corners(double a, double b, double c, double d) {
        return checked(
                Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static Range checked(double low, double high) {
        return Double.isNaN(low) || Double.isNaN(high) ? ALL : new Range(low, high);
    }
}
