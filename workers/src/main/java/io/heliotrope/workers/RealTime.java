package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Real time: `wall` dates records, `nanos` measures durations and never steps back.
record RealTime(InstantSource wall, LongSupplier nanos) {
    /// Durations by the system's monotonic clock.
    static RealTime of(InstantSource wall) {
        return new RealTime(wall, System::nanoTime);
    }

    Instant now() {
        return wall.instant();
    }

    /// Starts measuring.
    Mark mark() {
        return new Mark(nanos, nanos.getAsLong());
    }

    /// A moment to measure from.
    record Mark(LongSupplier nanos, long at) {
        Duration elapsed() {
            return Duration.ofNanos(nanos.getAsLong() - at);
        }
    }
}
