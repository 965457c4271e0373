package io.heliotrope.signals.http;

/// Hears of every call, on the thread that asks. It must be quick, safe from any thread and throw
/// nothing.
@FunctionalInterface
public interface FetchListener {
    /// Counts nothing.
    FetchListener NONE = _ -> {};

    void on(FetchEvent event);
}
