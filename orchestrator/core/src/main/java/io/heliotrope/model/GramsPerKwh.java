package io.heliotrope.model;

/// Carbon intensity of electricity in gCO2eq per kWh: finite and at least 0. Zero is a value.
public record GramsPerKwh(double value) implements Comparable<GramsPerKwh> {
    public GramsPerKwh {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(
                    "grams per kWh must be finite and >= 0, was " + value);
        }
    }

    /// What `energy` emits at this intensity.
    public GramsCo2 times(KilowattHours energy) {
        return new GramsCo2(value * energy.value());
    }

    @Override
    public int compareTo(GramsPerKwh other) {
        return Double.compare(value, other.value);
    }
}
