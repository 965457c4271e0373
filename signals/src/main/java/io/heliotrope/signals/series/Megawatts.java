package io.heliotrope.signals.series;

/// Electric power in MW: finite. Negative for storage that takes power in, and for plants that use
/// more than they make.
public record Megawatts(double value) {
    public Megawatts {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("megawatts must be finite, was " + value);
        }
    }
}
