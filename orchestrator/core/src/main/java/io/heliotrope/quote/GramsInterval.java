package io.heliotrope.quote;

/// Grams of CO2e, at least 0, with the interval that holds eight times in ten: `p10 <= p50 <= p90`,
/// all NaN where they are not known.
public record GramsInterval(double p10, double p50, double p90) {
    static final GramsInterval UNKNOWN = new GramsInterval(Double.NaN, Double.NaN, Double.NaN);

    /// @throws IllegalArgumentException when they are not in order
    public GramsInterval {
        if (p10 > p50 || p50 > p90) {
            throw new IllegalArgumentException(
                    "an interval needs p10 <= p50 <= p90, was %s, %s, %s".formatted(p10, p50, p90));
        }
    }

    public boolean isKnown() {
        return !Double.isNaN(p50);
    }
}
