package io.heliotrope.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a token's lease ends. A lease belongs to a token, and only a heartbeat that lists the token
/// renews it: a worker that lives but has forgotten the token does not.
///
/// Measured in the world's real time, which stands still while no heartbeat can be heard: an outage
/// of the control plane ends no lease.
public final class Lease {
    /// How long a token may go unlisted. With [Worker#SILENCE] below it, a dead worker's work is
    /// dispatched anew within 10 s.
    public static final Duration LENGTH = Duration.ofSeconds(6);

    private Lease() {}

    /// Whether a lease given at `leasedAt` and last renewed at `renewedAt` still holds at
    /// `realNow`.
    public static boolean isAlive(Instant leasedAt, Optional<Instant> renewedAt, Instant realNow) {
        Instant since = renewedAt.filter(at -> at.isAfter(leasedAt)).orElse(leasedAt);
        return !since.plus(LENGTH).isBefore(realNow);
    }
}
