package io.heliotrope.backtest.live;

import java.util.List;

/// Guesses the future from what is known at a step: the values up to and including its own, and no
/// later one.
public interface Foresight {
    /// For each region by index.
    ///
    /// @param step counted as the sky's
    List<Foreseen> at(int step);
}
