package io.heliotrope.signals.feeds;

/// What can be asked of a feed.
public enum Ask {
    LATEST,
    FORECAST,
    HISTORY
}
