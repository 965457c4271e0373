package io.heliotrope.workers;

import io.heliotrope.model.PayloadRef;

/// Reads payloads where they rest, on their home cluster. Safe from any thread.
interface PayloadSource {
    /// Fetches a payload; waits for it, with a bound.
    Fetched fetch(PayloadRef ref) throws InterruptedException;

    /// How a fetch ended.
    sealed interface Fetched {}

    /// The payload as it was put there.
    record Found(Payload payload) implements Fetched {}

    /// It is not there any more, or was not to be had in time (then `retryable`). `why` holds no
    /// byte of it.
    record Missing(String why, boolean retryable) implements Fetched {}
}
