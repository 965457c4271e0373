package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;

/// Begins a whole number of hours after it came, when most is saved for each hour until it ends, as
/// long as its queue's jobs usually take, and runs on.
///
/// Source: GAIA, ASPLOS 2024.
record CarbonTime(Sky sky, UsualLength usual) implements Baseline {
    private static final Duration HOUR = Duration.ofHours(1);

    @Override
    public String name() {
        return "carbon-time";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        Duration length = usual.of(work);
        Instant best = work.release();
        double most = Double.NEGATIVE_INFINITY;
        Instant end = work.release().plus(length);
        if (end.isAfter(sky.end())) {
            return Baselines.run(sky, work, work.origin(), best);
        }
        double now = sky.grams(work.origin(), work.release(), end);
        for (Instant at = work.release(); !at.isAfter(work.latestStart()); at = at.plus(HOUR)) {
            if (at.plus(length).isAfter(sky.end())) {
                break;
            }
            double saved = now - sky.grams(work.origin(), at, at.plus(length));
            double perTime = saved / Duration.between(work.release(), at.plus(length)).toMillis();
            if (perTime > most) {
                most = perTime;
                best = at;
            }
        }
        return Baselines.run(sky, work, work.origin(), best);
    }
}
