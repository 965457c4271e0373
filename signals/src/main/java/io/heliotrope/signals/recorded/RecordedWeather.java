package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.carbon.DecayForecast;
import io.heliotrope.signals.cooling.PueModel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/// A region's recorded dry-bulb temperature, and what it says at a moment of the region's PUE.
///
/// The forecast is made from temperatures up to `now` alone. Immutable; safe from any thread.
public record RecordedWeather(
        RegionId region, PueModel model, ZoneOffset utcOffset, Curve celsius) {
    private static final DecayForecast FORECAST =
            new DecayForecast(DecayForecast.Settings.TEMPERATURE);

    /// PUE for the next days, its first step from the measured temperature; empty before the first
    /// value.
    public Optional<SiteForecast> pue(Instant now) {
        return FORECAST.forecast(celsius, now, utcOffset)
                .map(curve -> {
                    double[] values = curve.toArray();
                    celsius.at(now).ifPresent(measured -> values[0] = measured);
                    Curve temperatures = new Curve(curve.start(), curve.step(), values);
                    return model.forecast(region, curve.start(), temperatures);
                });
    }

    /// The PUE that really was, for the account of a run.
    public Curve actualPue() {
        return model.forecast(region, celsius.start(), celsius).pue();
    }
}
