package io.heliotrope.token;

/// What a result's token is worth. Only a genuine one can end anything, and then only if it is the
/// job's present one.
public enum Claim {
    /// It was given for this job, to this worker of this region.
    GENUINE,

    /// It was given, but for another job or to another worker.
    FOREIGN,

    /// Nobody with the key has made it.
    FORGED,

    /// It names a key that is not here, so nothing can be said of it.
    KEY_UNKNOWN
}
