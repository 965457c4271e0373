package io.heliotrope.signals.weather;

import io.heliotrope.model.Curve;

/// What a quantity may be: from `least` to `most`, both included, in `unit`; a unit of its own for
/// a bare number is "".
public record Range(String what, double least, double most, String unit) {
    /// Whether `value` is in the range; NaN is not.
    public boolean contains(double value) {
        return value >= least && value <= most;
    }

    /// `value`, if it is in the range.
    ///
    /// @throws IllegalArgumentException naming quantity, range and value
    public double require(double value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(this + ", was " + value);
        }
        return value;
    }

    /// Checks each known value of `curve`; gaps are let pass.
    ///
    /// @throws IllegalArgumentException naming the first slot out of range, and its value
    public void requireKnown(Curve curve) {
        for (int i = 0; i < curve.size(); i++) {
            double value = curve.get(i);
            if (!Double.isNaN(value) && !contains(value)) {
                throw new IllegalArgumentException(this + ", was " + value + " in slot " + i);
            }
        }
    }

    @Override
    public String toString() {
        return "%s must be %s..%s %s".formatted(what, least, most, unit).strip();
    }
}
