package io.heliotrope.signals.store;

/// What a stored number counts, in the spelling of the files.
public enum Unit {
    GRAMS_PER_KWH("gCO2eq/kWh"),
    /// A percentile, 0..100.
    PERCENT("%"),
    /// A part of 1, or a ratio.
    ONE("1"),
    EUROS_PER_MWH("EUR/MWh"),
    MEGAWATTS("MW"),
    CELSIUS("C"),
    PASCALS("Pa"),
    METRES_PER_SECOND("m/s"),
    WATTS_PER_SQUARE_METRE("W/m2"),
    LITRES_PER_KWH("L/kWh");

    private final String word;

    Unit(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
