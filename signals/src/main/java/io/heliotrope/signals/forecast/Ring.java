package io.heliotrope.signals.forecast;

/// The last values of a series by their number; older ones are overwritten.
final class Ring {
    private final double[] values;

    Ring(int size) {
        values = new double[size];
    }

    void put(int number, double value) {
        values[number % values.length] = value;
    }

    double at(int number) {
        return values[number % values.length];
    }
}
