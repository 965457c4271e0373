package io.heliotrope.backtest.live;

import io.heliotrope.model.Curve;

/// What is expected of one region: intensity in g/kWh from the step after now on, and PUE from now
/// on.
public record Foreseen(Curve gramsPerKwh, Curve pue) {}
