package io.heliotrope.signals.http;

import java.time.Instant;

/// What a question to a feed brought: a value, or the reason why there is none.
public sealed interface FeedResult<T> {
    /// The provider's value.
    record Fresh<T>(T value) implements FeedResult<T> {}

    /// No value. `detail` is one line for a person and never holds the key; asking again before
    /// `notBefore` is of no use and brings the same answer.
    record Missing<T>(Outage why, String detail, Instant notBefore) implements FeedResult<T> {}
}
