package io.heliotrope.signals.http;

import java.time.Instant;
import java.util.function.Function;

/// What a question to a feed brought: a value, or the reason why there is none.
public sealed interface FeedResult<T> {
    /// The provider's value.
    record Fresh<T>(T value) implements FeedResult<T> {}

    /// No value. `detail` is one line for a person and never holds the key; asking again before
    /// `notBefore` is of no use and brings the same answer.
    record Missing<T>(Outage why, String detail, Instant notBefore) implements FeedResult<T> {
        /// The same for whoever expected another kind of value.
        public <R> Missing<R> as() {
            return new Missing<>(why, detail, notBefore);
        }
    }

    /// The value as something else.
    default <R> FeedResult<R> map(Function<T, R> change) {
        return switch (this) {
            case Fresh<T>(T value) -> new Fresh<>(change.apply(value));
            case Missing<T> missing -> missing.as();
        };
    }
}
