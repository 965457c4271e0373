package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;

/// The grid of planning slots: 15 minutes each, counted from 1970-01-01T00:00Z.
public final class Slots {
    public static final Duration LENGTH = Duration.ofMinutes(15);

    private static final long MILLIS = LENGTH.toMillis();

    private Slots() {}

    /// The slot that `instant` lies in.
    public static long of(Instant instant) {
        return Math.floorDiv(instant.toEpochMilli(), MILLIS);
    }

    /// The first slot that starts at `instant` or later.
    public static long from(Instant instant) {
        return Math.ceilDiv(instant.toEpochMilli(), MILLIS);
    }

    /// When `slot` starts.
    public static Instant start(long slot) {
        return Instant.ofEpochMilli(slot * MILLIS);
    }
}
