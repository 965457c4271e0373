package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/// Runs while it is as clean as the cleanest 30 % of the last seven days, and otherwise waits until
/// it must run. A job that may not be interrupted runs on once it has begun.
record Threshold(Sky sky) implements Baseline {
    private static final Duration PAST = Duration.ofDays(7);
    private static final double QUANTILE = 0.3;

    @Override
    public String name() {
        return "threshold-30";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        Pieces pieces = new Pieces(sky, work);
        boolean begun = false;
        while (pieces.isLeft()) {
            boolean runs =
                    pieces.mustRun()
                            || (begun && !work.preemptible())
                            || pieces.grams() <= usual(work.origin(), pieces.at());
            begun |= runs;
            pieces.next(runs);
        }
        return pieces.emitted();
    }

    private double usual(int region, Instant at) {
        int end = sky.stepOf(at);
        int from = Math.max(0, end - (int) PAST.dividedBy(sky.step()));
        if (from == end) {
            return Double.POSITIVE_INFINITY;
        }
        double[] values = new double[end - from];
        for (int i = from; i < end; i++) {
            values[i - from] = sky.gramsPerKwh(region, i);
        }
        Arrays.sort(values);
        return Pieces.quantile(values, QUANTILE);
    }
}
