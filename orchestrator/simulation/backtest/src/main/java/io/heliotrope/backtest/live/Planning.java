package io.heliotrope.backtest.live;

/// How plans look ahead: `horizon` slots, and arrivals of the `expected` next ones; work that is
/// left for later is charged what the `cleanestShare` of places within the horizon costs at most.
public record Planning(int horizon, int expected, double cleanestShare) {}
