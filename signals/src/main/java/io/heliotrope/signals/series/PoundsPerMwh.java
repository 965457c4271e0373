package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;

/// Carbon intensity in pounds (lb) of CO2 per MWh: finite and at least 0.
public record PoundsPerMwh(double value) {
    /// A pound is 453.59237 g by definition, and a MWh 1000 kWh.
    public static final double GRAMS_PER_KWH = 0.45359237;

    public PoundsPerMwh {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "pounds per MWh must be finite and >= 0, was " + value);
        }
    }

    public GramsPerKwh toGramsPerKwh() {
        return new GramsPerKwh(value * GRAMS_PER_KWH);
    }
}
