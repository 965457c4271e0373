package io.heliotrope.signals.series;

/// What power is made of.
public enum Fuel {
    BIOMASS,
    COAL,
    GAS,
    GEOTHERMAL,
    HYDRO,
    NUCLEAR,
    OIL,
    SOLAR,
    WIND,
    /// Pumped storage that gives back what it took in.
    HYDRO_DISCHARGE,
    /// Batteries that give back what they took in.
    BATTERY_DISCHARGE,
    /// What the source does not tell apart.
    UNKNOWN;

    /// Whether it is renewable or nuclear. What storage gives back was made of something else.
    boolean isCarbonFree() {
        return switch (this) {
            case BIOMASS, GEOTHERMAL, HYDRO, NUCLEAR, SOLAR, WIND -> true;
            case COAL, GAS, OIL, HYDRO_DISCHARGE, BATTERY_DISCHARGE, UNKNOWN -> false;
        };
    }
}
