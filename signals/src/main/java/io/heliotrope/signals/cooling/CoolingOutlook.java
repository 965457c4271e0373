package io.heliotrope.signals.cooling;

import io.heliotrope.model.Curve;

/// A site's cooling in weather as expected, and at the temperature's p10 and p90.
public record CoolingOutlook(CoolingCurves cool, CoolingCurves expected, CoolingCurves warm) {
    /// Curves of one quantity: in each slot known in all three, `p10 <= p50 <= p90`.
    public record Quantiles(Curve p10, Curve p50, Curve p90) {}

    public Quantiles pue() {
        return new Quantiles(cool.pue(), expected.pue(), warm.pue());
    }

    public Quantiles litresPerItKwh() {
        return new Quantiles(
                cool.litresPerItKwh(), expected.litresPerItKwh(), warm.litresPerItKwh());
    }

    /// The free share is least when it is warmest: its p10 belongs to the temperature's p90.
    public Quantiles freeShare() {
        return new Quantiles(warm.freeShare(), expected.freeShare(), cool.freeShare());
    }
}
