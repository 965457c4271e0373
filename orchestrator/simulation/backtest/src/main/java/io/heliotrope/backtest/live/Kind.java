package io.heliotrope.backtest.live;

import java.util.Comparator;

/// Held jobs that are alike for a plan: the same regions by policy, deadline and slots left to do.
///
/// `regions` as a word; `until` the end of the window, exclusive, in slots of the scenario counted
/// from wherever the episode counts; for what is only expected, from its arrival.
record Kind(long regions, int until, int slots) {
    static final Comparator<Kind> ORDER =
            Comparator.comparingInt(Kind::until)
                    .thenComparingInt(Kind::slots)
                    .thenComparingLong(Kind::regions);
}
