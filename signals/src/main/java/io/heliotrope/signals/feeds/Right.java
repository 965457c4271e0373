package io.heliotrope.signals.feeds;

/// Whether something may be asked.
public enum Right {
    GRANTED,
    DENIED,
    /// The provider did not say.
    UNTOLD
}
