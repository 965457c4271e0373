package io.heliotrope.signals.forecast;

import io.heliotrope.model.Curve;

/// An hourly forecast with the bounds that eight of ten values are to lie within, in the unit of
/// the series. All three begin together and are equally long.
public record QuantileForecast(Curve p10, Curve p50, Curve p90) {
    public QuantileForecast {
        if (!p10.start().equals(p50.start())
                || !p90.start().equals(p50.start())
                || p10.size() != p50.size()
                || p90.size() != p50.size()) {
            throw new IllegalArgumentException(
                    "quantiles must cover the same hours: " + p10 + ", " + p50 + ", " + p90);
        }
    }
}
