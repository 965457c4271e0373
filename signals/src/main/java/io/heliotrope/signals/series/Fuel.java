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
    UNKNOWN
}
