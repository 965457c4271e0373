package io.heliotrope.model;

/// A mass of CO2 equivalent in grams. Finite; negative only as a difference (a saving may be a
/// loss).
public record GramsCo2(double value) implements Comparable<GramsCo2> {
    public static final GramsCo2 ZERO = new GramsCo2(0);

    public GramsCo2 {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("grams must be finite, was " + value);
        }
    }

    public GramsCo2 plus(GramsCo2 other) {
        return new GramsCo2(value + other.value);
    }

    public GramsCo2 minus(GramsCo2 other) {
        return new GramsCo2(value - other.value);
    }

    @Override
    public int compareTo(GramsCo2 other) {
        return Double.compare(value, other.value);
    }
}
