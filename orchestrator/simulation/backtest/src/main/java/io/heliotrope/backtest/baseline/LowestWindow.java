package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;

/// Begins a whole number of hours after it came, when as long as its queue's jobs usually take is
/// the cleanest, and runs on.
///
/// Source: GAIA, ASPLOS 2024.
record LowestWindow(Sky sky, UsualLength usual) implements Baseline {
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String name() {
        return "lowest-window";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        Duration length = usual.of(work);
        Instant best = work.release();
        double least = Double.POSITIVE_INFINITY;
        for (Instant at = work.release(); !at.isAfter(work.latestStart()); at = at.plus(HOUR)) {
            if (at.plus(length).isAfter(sky.end())) {
                break;
            }
            double grams = sky.grams(work.origin(), at, at.plus(length));
            if (grams < least) {
                least = grams;
                best = at;
            }
        }
        return Baselines.run(sky, work, work.origin(), best);
    }
}
