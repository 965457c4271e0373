package io.heliotrope.policy.types;

/// What quantities are made of, each with the unit in which numbers are kept.
public enum Base {
    /// Seconds.
    TIME(0, "s"),
    /// Kilowatt-hours.
    ENERGY(4, "kWh"),
    /// Grams of CO2 equivalent.
    CARBON(8, "g"),
    /// Gibibytes.
    DATA(12, "GiB"),
    /// Accelerators.
    GPU(16, "GPU"),
    /// Kelvin; a difference of temperatures.
    TEMPERATURE(20, "K"),
    /// Litres of water.
    WATER(24, "L"),
    USD(28, "USD"),
    EUR(32, "EUR"),
    GBP(36, "GBP"),
    JPY(40, "JPY");

    private final int shift;
    private final String unit;

    Base(int shift, String unit) {
        this.shift = shift;
        this.unit = unit;
    }

    /// Where the power of this base lies in the bits of a dimension.
    int shift() {
        return shift;
    }

    /// The unit in which numbers are kept.
    public String unit() {
        return unit;
    }
}
