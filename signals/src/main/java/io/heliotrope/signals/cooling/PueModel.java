package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.SiteForecast;
import io.heliotrope.signals.weather.Weather;
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

    /// What a temperature forecast means for `region`; a gap stays a gap. The PUE is an upper and
    /// the free share a lower bound for a site that evaporates water, as with [#pue(double)]; its
    /// water is not known without the humidity.
    public SiteForecast forecast(RegionId region, Instant issuedAt, Curve dryBulbC) {
        double[] pue = dryBulbC.toArray();
        double[] free = pue.clone();
        for (int i = 0; i < pue.length; i++) {
            if (!Double.isNaN(pue[i])) {
                double mechanical = cooling.economizer().mechanicalShare(pue[i]);
                pue[i] = ofShare(mechanical);
                free[i] = 1 - mechanical;
            }
        }
        return new SiteForecast(
                region,
                source(),
                issuedAt,
                new Curve(dryBulbC.start(), dryBulbC.step(), pue),
                new Curve(dryBulbC.start(), dryBulbC.step(), free),
                null);
    }

    /// What forecasts of this model are called in the source of a signal.
    String source() {
        return "model:pue-" + cooling.name();
    }
}
