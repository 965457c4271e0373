package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Recorded;
import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The rules that every report shows.
///
/// Those that look ahead know what will be, as in their authors' experiments.
public final class Baselines {
    private Baselines() {}

    /// In the order in which they are shown.
    public static List<Baseline> of(Recorded recorded) {
        Sky sky = recorded.sky();
        Duration grid = grid(recorded.scenario());
        UsualLength usual = new UsualLength(recorded);
        return List.of(
                runNow(sky),
                cleanestNow(sky),
                new LowestSlot(sky),
                new LowestWindow(sky, usual),
                new CarbonTime(sky, usual),
                new Threshold(sky),
                new Ecovisor(sky, grid),
                new SuspendResume(sky));
    }

    private static Duration grid(Scenario scenario) {
        return scenario.jobs().stream()
                .filter(Scenario.Jobs.Listed.class::isInstance)
                .map(jobs -> ((Scenario.Jobs.Listed) jobs).grid())
                .findFirst()
                .orElse(scenario.slot());
    }

    /// Grams of all jobs of `work` when each begins at `start` and is not interrupted.
    static double run(Sky sky, Work work, int region, Instant start) {
        return sky.grams(region, start, start.plus(work.length())) * work.kilowatts() * work.jobs();
    }

    private static Baseline runNow(Sky sky) {
        return new Baseline() {
            @Override
            public String name() {
                return "run-now";
            }

            @Override
            public double grams(Work work) {
                return run(sky, work, work.origin(), work.nominal());
            }
        };
    }

    /// At once, in whichever allowed region is the cleanest at that moment.
    private static Baseline cleanestNow(Sky sky) {
        return new Baseline() {
            @Override
            public String name() {
                return "cleanest-region-now";
            }

            @Override
            public double grams(Work work) {
                int step = sky.stepOf(work.nominal());
                int best = work.origin();
                for (long rest = work.regions(); rest != 0; rest &= rest - 1) {
                    int region = Long.numberOfTrailingZeros(rest);
                    if (sky.gramsPerKwh(region, step) < sky.gramsPerKwh(best, step)) {
                        best = region;
                    }
                }
                return run(sky, work, best, work.nominal());
            }
        };
    }
}
