package io.heliotrope.protocol;

/// A lane's slots and use on one worker; `meanServiceMillis` is NaN before the first measurement.
///
/// `on` are the slots whose accelerator is powered and ready, at most `slots`. Work may be sent to
/// the others too: it waits there until an accelerator has started.
public record LaneLoad(int slots, int queued, int running, double meanServiceMillis, int on) {
    public LaneLoad {
        if (on < 0 || on > slots) {
            throw new IllegalArgumentException(
                    "of %d slots 0 to %d can be on, not %d".formatted(slots, slots, on));
        }
    }

    /// Of a lane whose accelerators are all on.
    public LaneLoad(int slots, int queued, int running, double meanServiceMillis) {
        this(slots, queued, running, meanServiceMillis, slots);
    }
}
