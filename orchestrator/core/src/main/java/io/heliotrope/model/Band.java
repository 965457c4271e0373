package io.heliotrope.model;

/// The interval in which a forecast expects four values of five: its 10th and its 90th percentile.
public record Band(Curve low, Curve high) {
    /// @throws IllegalArgumentException when the two have different steps, or `low` is above `high`
    public Band {
        if (!isAligned(low, high)) {
            throw new IllegalArgumentException(
                    "the ends of a band must have the same steps, were " + low + " and " + high);
        }
        for (int i = 0; i < low.size(); i++) {
            if (low.get(i) > high.get(i)) {
                throw new IllegalArgumentException(
                        "value %d of a band goes from %s down to %s"
                                .formatted(i, low.get(i), high.get(i)));
            }
        }
    }

    /// Whether it has the same steps as `middle`.
    public boolean fits(Curve middle) {
        return isAligned(low, middle);
    }

    private static boolean isAligned(Curve one, Curve other) {
        return one.size() == other.size()
                && one.start().equals(other.start())
                && one.step().equals(other.step());
    }
}
