package io.heliotrope.signals.weather;

/// The outdoor air: dry bulb -60..60 degrees C, relative humidity above 0 up to 1, pressure
/// 30000..120000 Pa.
public record Weather(double celsius, double relativeHumidity, double pascals) {
    public Weather {
        if (!(celsius >= -60 && celsius <= 60)) {
            throw new IllegalArgumentException("temperature must be -60..60 C, was " + celsius);
        }
        if (!(relativeHumidity > 0 && relativeHumidity <= 1)) {
            throw new IllegalArgumentException(
                    "relative humidity must be above 0 and at most 1, was " + relativeHumidity);
        }
        if (!(pascals >= 30_000 && pascals <= 120_000)) {
            throw new IllegalArgumentException("pressure must be 30000..120000 Pa, was " + pascals);
        }
    }
}
