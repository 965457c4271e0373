package io.heliotrope.policy.prove;

/// Doubles in their order, and sums and products that are never too small.
final class Doubles {
    private Doubles() {}

    /// Counts doubles: neighbours have neighbouring places, both zeros have one.
    static long place(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    static double at(long place) {
        return Double.longBitsToDouble(place >= 0 ? place : Long.MIN_VALUE - place);
    }

    /// At least `a + b`, and exactly that where a double is.
    static double plusUp(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        double missing = (a - (sum - part)) + (b - part);
        return missing > 0 ? Math.nextUp(sum) : sum;
    }

    /// At least `a x b`, and exactly that where a double is.
    static double timesUp(double a, double b) {
        double product = a * b;
        return Math.fma(a, b, -product) > 0 ? Math.nextUp(product) : product;
    }

    /// At most `a + b`.
    static double plusDown(double a, double b) {
        return -plusUp(-a, -b);
    }

    /// At most `a x b`.
    static double timesDown(double a, double b) {
        return -timesUp(-a, b);
    }

    /// Whether `a + b` is a double.
    static boolean isExact(double a, double b) {
        return plusUp(a, b) == plusDown(a, b);
    }

    /// Whether multiplying by it never rounds.
    static boolean isPowerOfTwo(double value) {
        return value != 0 && Math.scalb(1.0, Math.getExponent(value)) == Math.abs(value);
    }
}
