package io.heliotrope.signals.forecast;

/// The last values of a series by their number; older ones are overwritten.
final class Ring {
    private final double[] values;
    private final int mask;

    /// For at least so many values.
    Ring(int least) {
        values = new double[least < 2 ? 1 : Integer.highestOneBit(least - 1) << 1];
        mask = values.length - 1;
    }

    void put(int number, double value) {
        values[number & mask] = value;
    }

    double at(int number) {
        return values[number & mask];
    }
}
