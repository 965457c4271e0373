package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;

/// Begins a whole number of hours after it came, where as long as its queue's jobs usually take has
/// the best score, the first of equals, and runs on.
///
/// Source: Hanafy et al., Going Green for Less Green (GAIA), ASPLOS 2024.
record HourlyStart(Sky sky, UsualLength usual, String name, Score score) implements Baseline {
    private static final Duration HOUR = Duration.ofHours(1);

    /// What a start is worth, more being better: by the grams of a start at once, those of this
    /// one, and the time from coming to its end.
    interface Score {
        double of(double now, double then, Duration untilEnd);
    }

    /// Least grams.
    static HourlyStart lowestWindow(Sky sky, UsualLength usual) {
        return new HourlyStart(sky, usual, "lowest-window", (now, then, end) -> -then);
    }

    /// Most saved for each hour until the end.
    static HourlyStart carbonTime(Sky sky, UsualLength usual) {
        return new HourlyStart(
                sky, usual, "carbon-time", (now, then, end) -> (now - then) / end.toMillis());
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
        for (Instant at = work.release();
                !at.isAfter(work.latestStart()) && !at.plus(length).isAfter(sky.end());
                at = at.plus(HOUR)) {
            Instant end = at.plus(length);
            double now = sky.grams(work.origin(), work.release(), work.release().plus(length));
            double then = sky.grams(work.origin(), at, end);
            double worth = score.of(now, then, Duration.between(work.release(), end));
            if (worth > most) {
                most = worth;
                best = at;
            }
        }
        return Baselines.run(sky, work, work.origin(), best);
    }
}
