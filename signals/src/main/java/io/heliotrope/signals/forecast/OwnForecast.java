package io.heliotrope.signals.forecast;

import java.time.Instant;

/// Our own forecast of a zone from its history, hour by hour in g/kWh; `source` says how it was
/// made, such as `model:ridge-blend`.
public record OwnForecast(String source, Instant issuedAt, QuantileForecast quantiles) {}
