package io.heliotrope.signals.window;

/// What opens a window. A slot whose value is not known never does.
///
/// For display, and for streams without a deadline: a job that has one saves more by the lowest
/// integral of what is left before it.
public sealed interface Condition {
    /// The value is `limit` or less, such as g/kWh, or the mechanical share of cooling.
    record AtMost(double limit) implements Condition {
        public AtMost {
            requireFinite(limit);
        }
    }

    /// The value is `limit` or more, such as the share of carbon-free energy in percent.
    record AtLeast(double limit) implements Condition {
        public AtLeast {
            requireFinite(limit);
        }
    }

    /// The value is at most the `quantile` (0..1) of the curve's known values: the smallest value
    /// that at least that part of them does not exceed.
    record LowestQuantile(double quantile) implements Condition {
        public LowestQuantile {
            if (!(quantile >= 0 && quantile <= 1)) {
                throw new IllegalArgumentException("quantile must be 0..1, was " + quantile);
            }
        }
    }

    /// The value is one of the `count` lowest of the curve; of equal ones the earlier. Hysteresis
    /// does not apply: a slot is one of them or is not.
    record LowestSlots(int count) implements Condition {
        public LowestSlots {
            if (count < 1) {
                throw new IllegalArgumentException("count of slots must be >= 1, was " + count);
            }
        }
    }

    private static void requireFinite(double limit) {
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException("limit must be finite, was " + limit);
        }
    }
}
