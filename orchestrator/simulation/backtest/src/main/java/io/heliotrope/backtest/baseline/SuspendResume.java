package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.optimum.Alone;
import io.heliotrope.backtest.optimum.Freedom;
import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.util.List;

/// Runs in the cleanest pieces of its window, which it knows: the best that waiting can do in the
/// region of origin, even for jobs that may not be interrupted.
///
/// Source: Wiesner et al., Let's Wait Awhile, Middleware 2021.
record SuspendResume(Sky sky) implements Baseline {
    @Override
    public String name() {
        return "suspend-resume";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        Work alone = Freedom.TIME.narrowed(work);
        Work inPieces =
                new Work(
                        alone.jobClass(),
                        alone.origin(),
                        alone.regions(),
                        alone.release(),
                        alone.nominal(),
                        alone.deadline(),
                        alone.length(),
                        alone.kilowatts(),
                        true,
                        alone.jobs());
        return new Alone(sky, sky.step()).grams(List.of(inPieces));
    }
}
