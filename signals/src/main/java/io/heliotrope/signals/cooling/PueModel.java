package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.PueForecast;
import io.heliotrope.signals.weather.Weather;
import io.heliotrope.signals.weather.WeatherSeries;
import java.time.Instant;

/// PUE of a site from the outdoor air and its IT load, by the anchors of [Cooling].
///
/// Pure; safe from any thread.
public record PueModel(Cooling cooling, double load) {
    /// `load` is the site's IT load as a part of its design load, 0.05..1.
    public PueModel {
        Limits.LOAD.require(load);
    }

    /// PUE when only the dry bulb is known: an upper bound for a site that evaporates water, since
    /// the wet bulb is never above the dry bulb; without the dew-point lock of an air-side site.
    public double pue(double dryBulbC) {
        return ofShare(cooling.economizer().mechanicalShare(dryBulbC));
    }

    public double pue(Weather air) {
        return ofShare(cooling.economizer().mechanicalShare(air));
    }

    /// PUE where machines do `mechanicalShare` of the cooling; NaN for NaN.
    double ofShare(double mechanicalShare) {
        return cooling.anchors().pue(mechanicalShare, load);
    }

    /// The PUE of `region` for a temperature forecast; a gap stays a gap.
    public PueForecast forecast(RegionId region, Instant issuedAt, Curve dryBulbC) {
        double[] pue = dryBulbC.toArray();
        for (int i = 0; i < pue.length; i++) {
            pue[i] = Double.isNaN(pue[i]) ? Double.NaN : pue(pue[i]);
        }
        return named(region, issuedAt, new Curve(dryBulbC.start(), dryBulbC.step(), pue));
    }

    /// The PUE of `region` for a weather forecast, on its steps; a gap stays a gap.
    public PueForecast forecast(RegionId region, Instant issuedAt, WeatherSeries weather) {
        return named(region, issuedAt, new CoolingForecast(this, WaterUse.NONE).of(weather).pue());
    }

    private PueForecast named(RegionId region, Instant issuedAt, Curve pue) {
        return new PueForecast(region, "model:pue-" + cooling.name(), issuedAt, pue);
    }
}
