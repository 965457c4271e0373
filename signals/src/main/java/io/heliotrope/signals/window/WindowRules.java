package io.heliotrope.signals.window;

import java.time.Duration;

/// What makes slots a window.
///
/// A window shorter than `leastLength` is none. Runs are merged over up to `bridgedSlots` slots
/// (0..12) that do not fit. Once open, a window bears values beyond the limit by `relativeSlack`
/// (0..1) of it and `absoluteSlack` (0 or more, in the curve's unit) together, so that it does not
/// flicker.
public record WindowRules(
        Duration leastLength, int bridgedSlots, double relativeSlack, double absoluteSlack) {
    /// Any length, one slot bridged, 3 % of hysteresis.
    public static final WindowRules USUAL = new WindowRules(Duration.ZERO, 1, 0.03, 0);

    private static final int MOST_BRIDGED = 12;

    /// @throws IllegalArgumentException naming the rule, its value and its range
    public WindowRules {
        if (leastLength.isNegative()) {
            throw new IllegalArgumentException("least length must be >= 0, was " + leastLength);
        }
        if (bridgedSlots < 0 || bridgedSlots > MOST_BRIDGED) {
            throw new IllegalArgumentException("bridged slots must be 0..12, was " + bridgedSlots);
        }
        if (!(relativeSlack >= 0 && relativeSlack <= 1)) {
            throw new IllegalArgumentException(
                    "relative hysteresis must be 0..1, was " + relativeSlack);
        }
        if (!(absoluteSlack >= 0 && Double.isFinite(absoluteSlack))) {
            throw new IllegalArgumentException(
                    "absolute hysteresis must be finite and >= 0, was " + absoluteSlack);
        }
    }

    /// The same for windows of this length or more.
    public WindowRules atLeast(Duration length) {
        return new WindowRules(length, bridgedSlots, relativeSlack, absoluteSlack);
    }

    double slack(double limit) {
        return relativeSlack * Math.abs(limit) + absoluteSlack;
    }
}
