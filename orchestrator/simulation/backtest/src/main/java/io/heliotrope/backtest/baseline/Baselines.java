package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
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
                new CleanestNow(sky, recorded.scenario().room()),
                new LowestSlot(sky),
                HourlyStart.lowestWindow(sky, usual),
                HourlyStart.carbonTime(sky, usual),
                new Threshold(sky),
                new Ecovisor(sky, grid),
                new SuspendResume(sky));
    }

    /// Where jobs may start, counted from when they come.
    public static Duration grid(Scenario scenario) {
        return scenario.jobs().stream()
                .filter(Scenario.Jobs.Listed.class::isInstance)
                .map(jobs -> ((Scenario.Jobs.Listed) jobs).grid())
                .findFirst()
                .orElse(scenario.slot());
    }

    /// Load answered in one region.
    static double answer(Sky sky, Flow flow, int region) {
        return sky.gramsPerKwh(region, sky.stepOf(flow.at())) * flow.kilowattHours();
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

            @Override
            public double grams(Flow flow) {
                return answer(sky, flow, flow.origin());
            }
        };
    }
}
