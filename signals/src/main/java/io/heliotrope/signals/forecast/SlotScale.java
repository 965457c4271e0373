package io.heliotrope.signals.forecast;

/// In what a series is followed: as it is, where differences count, or in logarithms, where ratios
/// do. One errs where the other does not, so their mean is better than either.
enum SlotScale {
    LEVEL {
        @Override
        double of(double gramsPerKwh) {
            return gramsPerKwh;
        }

        @Override
        double gramsPerKwh(double value) {
            return value;
        }

        @Override
        double smallChange(double value) {
            return SMALL * value;
        }
    },

    /// Values below one gram count as one, since a logarithm of zero says nothing.
    LOG {
        @Override
        double of(double gramsPerKwh) {
            return StrictMath.log(Math.max(1, gramsPerKwh));
        }

        @Override
        double gramsPerKwh(double value) {
            return StrictMath.exp(value);
        }

        @Override
        double smallChange(double value) {
            return SMALL;
        }
    };

    private static final double SMALL = 0.01;

    abstract double of(double gramsPerKwh);

    abstract double gramsPerKwh(double value);

    /// A hundredth: a change from `value` by no more is no spike.
    abstract double smallChange(double value);
}
