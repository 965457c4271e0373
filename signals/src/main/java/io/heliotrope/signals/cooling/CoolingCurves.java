package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;
import io.heliotrope.signals.weather.AirCurves;

/// What a site's cooling does over time, on the steps of the weather: the mechanical share 0..1,
/// PUE, and water in litres per IT kWh. Where the weather is not known, neither are these.
public record CoolingCurves(Curve mechanicalShare, Curve pue, Curve litresPerItKwh) {
    /// @throws IllegalArgumentException when the curves have not the same steps and the same gaps
    public CoolingCurves {
        requireLike("PUE", pue, mechanicalShare);
        requireLike("litres", litresPerItKwh, mechanicalShare);
    }

    private static void requireLike(String what, Curve curve, Curve shares) {
        AirCurves.requireSameSteps(what, curve, "mechanical share", shares);
        for (int i = 0; i < curve.size(); i++) {
            if (Double.isNaN(curve.get(i)) != Double.isNaN(shares.get(i))) {
                throw new IllegalArgumentException(
                        "slot %s: %s is %s, but the mechanical share %s"
                                .formatted(i, what, curve.get(i), shares.get(i)));
            }
        }
    }

    /// The part of the cooling that nature does, 0..1.
    public Curve freeShare() {
        double[] free = mechanicalShare.toArray();
        for (int i = 0; i < free.length; i++) {
            free[i] = 1 - free[i];
        }
        return new Curve(mechanicalShare.start(), mechanicalShare.step(), free);
    }
}
