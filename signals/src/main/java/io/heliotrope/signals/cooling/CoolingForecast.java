package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.weather.AirCurves;
import io.heliotrope.signals.weather.Weather;
import java.time.Instant;
import java.util.Arrays;

/// What a weather forecast means for one site. Pure; safe from any thread.
public record CoolingForecast(PueModel site, WaterUse water) {
    /// PUE, water and mechanical share on the steps of `weather`; gaps stay gaps.
    public CoolingCurves of(AirCurves weather) {
        Economizer economizer = site.cooling().economizer();
        double[] share = unknown(weather.size());
        double[] pue = unknown(weather.size());
        double[] litres = unknown(weather.size());
        for (int i = 0; i < weather.size(); i++) {
            if (weather.isKnown(i)) {
                Weather air = weather.get(i);
                share[i] = economizer.mechanicalShare(air);
                pue[i] = site.ofShare(share[i]);
                litres[i] = water.wue(economizer, air).litresPerItKwh();
            }
        }
        return new CoolingCurves(like(weather, share), like(weather, pue), like(weather, litres));
    }

    /// The same as the signal of `region`, issued at `issuedAt`.
    public SiteForecast of(RegionId region, Instant issuedAt, AirCurves weather) {
        CoolingCurves curves = of(weather);
        return new SiteForecast(
                region,
                site.source(),
                issuedAt,
                curves.pue(),
                curves.freeShare(),
                curves.litresPerItKwh());
    }

    /// The same with the uncertainty that the temperature brings.
    ///
    /// PUE, water and mechanical share never fall with the temperature, so that their quantiles are
    /// their values at its quantiles. Relative humidity and pressure are taken as given: vapour
    /// then varies with the temperature, which is wider for wet bulbs than vapour held constant.
    ///
    /// @throws IllegalArgumentException when `spread` has other steps, or does not enclose the
    ///   temperature
    public CoolingOutlook of(AirCurves weather, TemperatureSpread spread) {
        spread.requireAround(weather.celsius());
        return new CoolingOutlook(
                of(weather.withCelsius(spread.p10C())),
                of(weather),
                of(weather.withCelsius(spread.p90C())));
    }

    private static double[] unknown(int size) {
        double[] values = new double[size];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private static Curve like(AirCurves weather, double[] values) {
        return new Curve(weather.celsius().start(), weather.celsius().step(), values);
    }
}
