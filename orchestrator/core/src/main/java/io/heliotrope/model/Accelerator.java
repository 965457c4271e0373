package io.heliotrope.model;

import java.time.Duration;

/// One kind of accelerator and the power that a slot on it draws.
///
/// `idleWatts` and `busyWatts` are per accelerator, host share included; `busyWatts` is at full
/// use. `startup` is how long it takes from power on to the first job, model loaded, drawing
/// `idleWatts` meanwhile.
public record Accelerator(
        String name, double memoryGib, double idleWatts, double busyWatts, Duration startup) {
    /// A start-up must fit into a slot, so that a plan can have it done in the one before.
    public static final Duration LONGEST_STARTUP = Slots.LENGTH;

    public Accelerator {
        Names.id("accelerator", name);
        if (!(memoryGib > 0 && Double.isFinite(memoryGib))) {
            throw new IllegalArgumentException(
                    "accelerator memory must be > 0 GiB, was " + memoryGib);
        }
        if (!(idleWatts >= 0 && busyWatts >= idleWatts && Double.isFinite(busyWatts))) {
            throw new IllegalArgumentException(
                    "accelerator power must be 0 <= idle <= busy W, was "
                            + idleWatts
                            + ", "
                            + busyWatts);
        }
        if (startup.isNegative() || startup.compareTo(LONGEST_STARTUP) > 0) {
            throw new IllegalArgumentException(
                    "start-up of an accelerator must take 0 to "
                            + LONGEST_STARTUP
                            + ", was "
                            + startup);
        }
    }

    /// One that starts at once.
    public Accelerator(String name, double memoryGib, double idleWatts, double busyWatts) {
        this(name, memoryGib, idleWatts, busyWatts, Duration.ZERO);
    }
}
