package io.heliotrope.policy.facts;

/// What a fact of a region depends on: it decides when it is worked out.
public enum Reads {
    /// The catalogue: changes only with it.
    CATALOGUE,
    /// A signal of the region: changes with its readings and, in a forecast, over time.
    SIGNAL,
    /// The job's home and the region.
    ROUTE,
    /// The job and the region, and for grams the start.
    JOB
}
