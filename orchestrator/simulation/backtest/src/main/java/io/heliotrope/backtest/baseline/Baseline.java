package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Work;

/// A rule that anybody can follow.
public interface Baseline {
    /// What reports call it.
    String name();

    /// What the jobs of `work` emit under it, in grams.
    double grams(Work work);

    /// What interactive load emits under it, in grams: a rule that moves work in time alone answers
    /// it where it comes from.
    double grams(Flow flow);
}
