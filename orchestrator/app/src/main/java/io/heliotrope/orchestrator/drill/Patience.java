package io.heliotrope.orchestrator.drill;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what other processes bring about.
public final class Patience {
    private static final long PAUSE_NANOS = 2_000_000;

    private Patience() {}

    /// Asks `condition` until it holds; `what` is made when it does not come.
    ///
    /// @throws DrillFailed when `limit` (real time) has passed before
    public static void until(Duration limit, Supplier<String> what, BooleanSupplier condition) {
        if (!holdsWithin(limit, condition)) {
            throw new DrillFailed("did not come within " + limit + ": " + what.get());
        }
    }

    /// Asks `condition` until it holds; false when `limit` has passed before.
    public static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /// Lets real time pass while children do what they do.
    public static void pass(Duration time) {
        boolean _ = holdsWithin(time, () -> false);
    }
}
