package io.heliotrope.signals.series;

import io.heliotrope.signals.weather.Weather;
import java.time.Instant;

/// The outdoor air at a moment.
///
/// `windMetresPerSecond` is the mean of the last minutes and `sunWattsPerSquareMetre` that of the
/// hour before; each is NaN where it is not told.
public record WeatherPoint(
        Instant at, Weather air, double windMetresPerSecond, double sunWattsPerSquareMetre) {}
