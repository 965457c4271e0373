package io.heliotrope.state;

import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import java.time.Duration;
import java.time.Instant;

/// A worker as its last heartbeat described it; `heardAt` is that record's real time.
public record Worker(Heartbeat heartbeat, Instant heardAt) {
    /// A worker not heard of for longer than this gets no new work.
    public static final Duration SILENCE = Duration.ofSeconds(5);

    /// Whether it takes new work at real time `now`.
    public boolean ready(Instant now) {
        return heartbeat.health() == Health.READY && !heardAt.plus(SILENCE).isBefore(now);
    }
}
