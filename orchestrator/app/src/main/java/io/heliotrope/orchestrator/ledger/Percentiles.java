package io.heliotrope.orchestrator.ledger;

/// Two percentiles of a set of durations in ms, NaN where nothing was measured.
public record Percentiles(double p50Millis, double p99Millis) {
    /// Of nothing.
    public static final Percentiles NONE = new Percentiles(Double.NaN, Double.NaN);
}
