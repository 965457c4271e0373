package io.heliotrope.signals.http;

import java.time.Duration;
import java.time.Instant;

/// Reads from an error's body how long its provider wants to be left alone, for those that send no
/// `Retry-After`.
@FunctionalInterface
public interface Patience {
    /// Of a provider whose errors say nothing of the kind.
    Patience NONE = (_, _, _) -> Duration.ZERO;

    /// The wait that `body`, which came with `status` at `now`, asks for; zero when it does not.
    Duration asked(int status, String body, Instant now);

    /// The longest wait that may be asked for in this way; `usual` is that of the header.
    default Duration longest(Duration usual) {
        return usual;
    }
}
