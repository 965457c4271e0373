package io.heliotrope.backtest.scenario;

/// Who asks: users in a region, by index, who want an answer within a round trip of `rttMillis`,
/// and whether it must be answered in the area of that region.
public record Asking(int origin, double rttMillis, boolean stays) {}
