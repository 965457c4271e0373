package io.heliotrope.orchestrator.batch;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Keeps work to a tenth of the thread's time: it rests ten times as long as it took, and a fifth
/// of a second at least. One thread.
final class Pace {
    private static final long LEAST_APART_NANOS = Duration.ofMillis(200).toNanos();
    private static final long PART = 10;

    private final LongSupplier nanoTime;
    private long endNanos;
    private long pauseNanos;
    private long tookNanos;

    /// `nanoTime` is the machine's, as [System#nanoTime()] tells it.
    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.endNanos = nanoTime.getAsLong();
    }

    /// Whether it has rested.
    boolean isTime() {
        return nanoTime.getAsLong() - endNanos >= pauseNanos;
    }

    /// Whether it has rested but for the least of rests, for who cannot wait.
    boolean isTimeAlmost() {
        return nanoTime.getAsLong() - endNanos >= pauseNanos - LEAST_APART_NANOS;
    }

    /// Does it, and rests from its end on.
    <T> T run(Supplier<T> work) {
        long begun = nanoTime.getAsLong();
        try {
            return work.get();
        } finally {
            endNanos = nanoTime.getAsLong();
            tookNanos = endNanos - begun;
            pauseNanos = Math.max(LEAST_APART_NANOS, PART * tookNanos);
        }
    }

    /// How long the last of it took.
    Duration took() {
        return Duration.ofNanos(tookNanos);
    }
}
