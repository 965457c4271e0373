package io.heliotrope.model;

/// One kind of accelerator and the power that a slot on it draws.
///
/// `idleWatts` and `busyWatts` are per accelerator, host share included; `busyWatts` is at full
/// use.
public record Accelerator(String name, double memoryGib, double idleWatts, double busyWatts) {
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
    }
}
