package io.heliotrope.model;

/// What a held job waits for.
public enum HoldReason {
    /// A start with fewer grams lies before the latest safe start.
    GREENER_WINDOW,
    /// Every allowed region's slots are taken until then.
    CAPACITY,
    /// No allowed region has a live worker. The job waits; it is never sent elsewhere.
    REGION_DOWN,
    /// The policy leaves no region, and says that the job waits instead of being refused.
    POLICY
}
