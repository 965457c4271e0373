package io.heliotrope.orchestrator.roles;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other threads and processes bring about, and says what did not come.
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 2_000_000;

    private Eventually() {}

    /// Asks `condition`, which itself may poll, until it holds.
    public static void holds(String what, BooleanSupplier condition) {
        holds(() -> what, condition);
    }

    /// The same, with `what` made when it is needed: it may say how far things came.
    public static void holds(Supplier<String> what, BooleanSupplier condition) {
        holds(PATIENCE, what, condition);
    }

    /// The same, with a patience of its own.
    public static void holds(Duration patience, Supplier<String> what, BooleanSupplier condition) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("did not come within " + patience + ": " + what.get());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
