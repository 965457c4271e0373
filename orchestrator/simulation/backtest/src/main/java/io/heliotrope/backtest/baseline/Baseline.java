package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Work;
import java.util.List;

/// A rule that anybody can follow. Each job follows it on its own, unless [#grams(List, List)] says
/// otherwise.
public interface Baseline {
    /// What reports call it.
    String name();

    /// What all of an episode emits under it, in grams.
    default double grams(List<Work> work, List<Flow> flows) {
        double grams = 0;
        for (Work each : work) {
            grams += grams(each);
        }
        for (Flow each : flows) {
            grams += grams(each);
        }
        return grams;
    }

    /// What the jobs of `work` emit under it, in grams.
    double grams(Work work);

    /// What interactive load emits under it, in grams: a rule that moves work in time alone answers
    /// it where it comes from.
    double grams(Flow flow);
}
