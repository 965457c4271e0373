package io.heliotrope.policy.facts;

/// What depends on a job and a region together. No method fails or allocates.
public interface Pairing {
    /// A fact that reads [Reads#ROUTE] or [Reads#JOB], of a run that begins in a slot, in base
    /// units. Never NaN, but for grams that are not known. What does not change over time is asked
    /// for slot 0 only.
    double value(RegionFact fact, int region, int slot);
}
