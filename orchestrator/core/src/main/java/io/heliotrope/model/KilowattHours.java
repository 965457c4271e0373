package io.heliotrope.model;

/// Energy in kWh: finite and at least 0.
public record KilowattHours(double value) implements Comparable<KilowattHours> {
    private static final double JOULES_PER_KWH = 3.6e6;

    public KilowattHours {
        if (!(value >= 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException("kWh must be finite and >= 0, was " + value);
        }
    }

    public static KilowattHours ofJoules(double joules) {
        return new KilowattHours(joules / JOULES_PER_KWH);
    }

    public KilowattHours plus(KilowattHours other) {
        return new KilowattHours(value + other.value);
    }

    @Override
    public int compareTo(KilowattHours other) {
        return Double.compare(value, other.value);
    }
}
