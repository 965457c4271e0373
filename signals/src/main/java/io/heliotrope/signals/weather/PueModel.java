package io.heliotrope.signals.weather;

import io.heliotrope.model.Curve;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.ControlRecord.PueForecast;
import java.time.Instant;

/// PUE of a site from the outdoor air and its IT load.
///
/// `PUE = 1 + (free + (mechanical - free) r - 1) * (a + (1 - a) / load)` with the mechanical share
/// `r` and the load share `a` of [Cooling]. Pure; safe from any thread.
public record PueModel(Cooling cooling, double load) {
    private static final double LEAST_LOAD = 0.05;

    /// `load` is the site's IT load as a part of its design load, 0.05..1.
    public PueModel {
        if (!(load >= LEAST_LOAD && load <= 1)) {
            throw new IllegalArgumentException("load must be " + LEAST_LOAD + "..1, was " + load);
        }
    }

    /// PUE when only the dry bulb is known: an upper bound for a wet-bulb site, since the wet bulb
    /// is never above the dry bulb; without the dew-point lock-out of an air-side site.
    public double pue(double dryBulbC) {
        return of(cooling.mechanicalShare(dryBulbC));
    }

    public double pue(Weather air) {
        return of(cooling.mechanicalShare(air));
    }

    private double of(double mechanicalShare) {
        double full =
                cooling.pueFree() + (cooling.pueMechanical() - cooling.pueFree()) * mechanicalShare;
        double share = cooling.loadShare();
        return 1 + (full - 1) * (share + (1 - share) / load);
    }

    /// The PUE of `region` for a temperature forecast; a gap stays a gap.
    public PueForecast forecast(RegionId region, Instant issuedAt, Curve dryBulbC) {
        double[] pue = dryBulbC.toArray();
        for (int i = 0; i < pue.length; i++) {
            pue[i] = Double.isNaN(pue[i]) ? Double.NaN : pue(pue[i]);
        }
        return named(region, issuedAt, new Curve(dryBulbC.start(), dryBulbC.step(), pue));
    }

    /// The PUE of `region` for forecasts of temperature and relative humidity (0..1) on the same
    /// steps at `pascals`; a gap in either is a gap.
    public PueForecast forecast(
            RegionId region,
            Instant issuedAt,
            Curve dryBulbC,
            Curve relativeHumidity,
            double pascals) {
        requireSameSteps(dryBulbC, relativeHumidity);
        double[] pue = new double[dryBulbC.size()];
        for (int i = 0; i < pue.length; i++) {
            double celsius = dryBulbC.get(i);
            double humidity = relativeHumidity.get(i);
            boolean isGap = Double.isNaN(celsius) || Double.isNaN(humidity);
            pue[i] = isGap ? Double.NaN : pue(new Weather(celsius, humidity, pascals));
        }
        return named(region, issuedAt, new Curve(dryBulbC.start(), dryBulbC.step(), pue));
    }

    private static void requireSameSteps(Curve a, Curve b) {
        if (!a.start().equals(b.start()) || !a.step().equals(b.step()) || a.size() != b.size()) {
            throw new IllegalArgumentException(
                    "temperature (" + a + ") and humidity (" + b + ") must have the same steps");
        }
    }

    private PueForecast named(RegionId region, Instant issuedAt, Curve pue) {
        return new PueForecast(region, "model:pue-" + cooling.name(), issuedAt, pue);
    }
}
