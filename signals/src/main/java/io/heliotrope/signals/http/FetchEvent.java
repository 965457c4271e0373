package io.heliotrope.signals.http;

import java.time.Duration;
import java.util.List;

/// What happened to one question of a feed, for those who count.
public sealed interface FetchEvent {
    /// The name of the feed, such as `electricitymaps`.
    String feed();

    /// A call brought a body of `bytes` bytes, unpacked; `isChanged` is false when the provider
    /// said that the one it sent before still holds.
    record Answered(String feed, Duration latency, long bytes, boolean isChanged)
            implements FetchEvent {}

    /// A call brought none. There may be another attempt.
    record Failed(String feed, Duration latency, Outage why) implements FetchEvent {}

    /// The body that came says nothing that can be used. `detail` is one line for a person, and
    /// `excerpt` one line of at most 1,000 characters that the body begins with; neither holds the
    /// key. What answers a login is not quoted: it may hold a token somewhere.
    record Rejected(String feed, Outage why, String detail, String excerpt) implements FetchEvent {}

    /// The body that came is of use, but not all of it. However much of it is not, `left` has one
    /// line for each reason.
    record Sifted(String feed, List<LeftOut.Some> left) implements FetchEvent {
        public Sifted {
            left = List.copyOf(left);
        }
    }

    /// The question was answered without a call: its refusal is remembered, the host rests, or the
    /// line was too long.
    record Spared(String feed, Outage why) implements FetchEvent {}
}
