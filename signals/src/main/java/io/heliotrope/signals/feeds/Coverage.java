package io.heliotrope.signals.feeds;

/// Whether a feed can be asked for a zone.
public sealed interface Coverage {
    /// It can; `as` is what the provider calls the zone, or how it finds it.
    record Served(String as) implements Coverage {}

    /// It cannot; `why` is one line for a person.
    record NotServed(String why) implements Coverage {}
}
