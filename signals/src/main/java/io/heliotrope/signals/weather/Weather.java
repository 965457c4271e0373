package io.heliotrope.signals.weather;

/// Outdoor air, or air at an inlet: dry bulb -60..60 degrees C, relative humidity 0.001..1,
/// pressure 30000..120000 Pa.
///
/// A humidity of 0 is refused: no outdoor air is that dry, and it would have no dew point.
public record Weather(double celsius, double relativeHumidity, double pascals) {
    static final Range CELSIUS = new Range("temperature", -60, 60, "C");
    static final Range HUMIDITY = new Range("relative humidity as a part of 1", 0.001, 1, "");
    static final Range PASCALS = new Range("pressure", 30_000, 120_000, "Pa");

    /// @throws IllegalArgumentException naming the value and its range
    public Weather {
        CELSIUS.require(celsius);
        HUMIDITY.require(relativeHumidity);
        PASCALS.require(pascals);
    }
}
