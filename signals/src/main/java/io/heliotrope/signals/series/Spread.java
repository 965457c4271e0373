package io.heliotrope.signals.series;

import io.heliotrope.model.GramsPerKwh;

/// How far a value may be off.
public sealed interface Spread {
    /// The source does not say. That is no promise that the value is exact.
    enum Untold implements Spread {
        UNTOLD
    }

    /// Eight times in ten the truth lies between `p10` and `p90`.
    record Between(GramsPerKwh p10, GramsPerKwh p90) implements Spread {
        public Between {
            if (p10.compareTo(p90) > 0) {
                throw new IllegalArgumentException(
                        "p10 (" + p10.value() + ") must not be above p90 (" + p90.value() + ")");
            }
        }
    }
}
