package io.heliotrope.signals.http;

/// Why a feed has no value.
public enum Outage {
    /// The provider did not answer in time, or too many questions wait for it.
    TIMED_OUT,
    /// The provider refuses the key or does not know what was asked for (401, 404, other 4xx,
    /// redirect).
    REFUSED,
    /// The key's plan does not cover it (403).
    NOT_ENTITLED,
    /// Too many requests (429).
    RATE_LIMITED,
    /// The answer is not what the interface promises.
    MALFORMED,
    /// The answer is for another zone than the one asked for.
    WRONG_ZONE,
    /// The answer is for another time than the one asked for.
    WRONG_TIME,
    /// The answer cannot be true: out of range, all zero, from the future.
    IMPLAUSIBLE,
    /// The provider answers, and says that it does not know.
    NO_VALUE,
    /// The provider cannot be reached or fails (5xx).
    UNAVAILABLE
}
