package io.heliotrope.signals.recorded;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.carbon.DecayForecast;
import io.heliotrope.signals.cooling.SiteCooling;
import io.heliotrope.signals.weather.AirCurves;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A region's recorded weather, and what it says at a moment of the region's PUE.
///
/// `celsius` is the dry bulb and `dewPointC` the dew point, both in degrees C on the same steps;
/// without a dew point PUE is an upper bound for a site that evaporates water. The forecast is made
/// from values up to `now` alone. Immutable; safe from any thread.
public record RecordedWeather(
        RegionId region,
        SiteCooling site,
        ZoneOffset utcOffset,
        Curve celsius,
        @Nullable Curve dewPointC) {
    private static final DecayForecast FORECAST =
            new DecayForecast(DecayForecast.Settings.TEMPERATURE);

    public RecordedWeather {
        if (dewPointC != null) {
            AirCurves.requireSameSteps("dew point", dewPointC, "temperature", celsius);
        }
    }

    /// PUE for the next days, its first step from what was measured; empty before the first value.
    public Optional<SiteForecast> pue(Instant now) {
        Optional<Curve> dry = foretold(celsius, now);
        if (dewPointC == null || dry.isEmpty()) {
            return dry.map(curve -> site.model().forecast(region, curve.start(), curve));
        }
        return foretold(dewPointC, now)
                .map(dew ->
                        site.forecast(region, dew.start(), AirCurves.ofDewPoint(dry.get(), dew)));
    }

    private Optional<Curve> foretold(Curve recorded, Instant now) {
        return FORECAST.forecast(recorded, now, utcOffset)
                .map(curve -> {
                    double[] values = curve.toArray();
                    recorded.at(now).ifPresent(measured -> values[0] = measured);
                    return new Curve(curve.start(), curve.step(), values);
                });
    }

    /// The PUE that really was, for the account of a run.
    public Curve actualPue() {
        SiteForecast all =
                dewPointC == null
                        ? site.model().forecast(region, celsius.start(), celsius)
                        : site.forecast(
                                region, celsius.start(), AirCurves.ofDewPoint(celsius, dewPointC));
        return all.pue();
    }
}
