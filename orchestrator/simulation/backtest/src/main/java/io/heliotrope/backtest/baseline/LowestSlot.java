package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Instant;

/// Begins in the cleanest slot of those in which it may begin, the first of equals, and runs on.
///
/// Source: Hanafy et al., Going Green for Less Green (GAIA), ASPLOS 2024.
record LowestSlot(Sky sky) implements Baseline {
    @Override
    public String name() {
        return "lowest-slot";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        Instant best = work.release();
        double least = Double.POSITIVE_INFINITY;
        for (Instant at = work.release();
                !at.isAfter(work.latestStart());
                at = sky.at(sky.stepOf(at) + 1)) {
            double grams = sky.gramsPerKwh(work.origin(), sky.stepOf(at));
            if (grams < least) {
                least = grams;
                best = at;
            }
        }
        return Baselines.run(sky, work, work.origin(), best);
    }
}
