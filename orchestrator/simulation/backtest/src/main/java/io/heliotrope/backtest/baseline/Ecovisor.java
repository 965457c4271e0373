package io.heliotrope.backtest.baseline;

import io.heliotrope.backtest.scenario.Flow;
import io.heliotrope.backtest.scenario.Sky;
import io.heliotrope.backtest.scenario.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs while it is cleaner than 30 % of the day after it came will be, and otherwise is suspended
/// until all its waiting is used up.
///
/// Source: Souza et al., Ecovisor, ASPLOS 2023, as GAIA implements it.
record Ecovisor(Sky sky, Duration grid) implements Baseline {
    private static final Duration DAY = Duration.ofDays(1);
    private static final double QUANTILE = 0.3;

    @Override
    public String name() {
        return "ecovisor-quantile";
    }

    @Override
    public double grams(Flow flow) {
        return Baselines.answer(sky, flow, flow.origin());
    }

    @Override
    public double grams(Work work) {
        double bound = bound(work);
        Pieces pieces = new Pieces(sky, work);
        while (pieces.isLeft()) {
            pieces.next(pieces.mustRun() || pieces.grams() < bound);
        }
        return pieces.emitted();
    }

    private record Span(double grams, long count) implements Comparable<Span> {
        @Override
        public int compareTo(Span other) {
            return Double.compare(grams, other.grams);
        }
    }

    /// The quantile of the values of the next day, one for each slot of the grid.
    private double bound(Work work) {
        Instant end = work.release().plus(DAY);
        List<Span> spans = new ArrayList<>();
        long count = 0;
        for (Instant at = work.release(); at.isBefore(end) && at.isBefore(sky.end()); ) {
            int step = sky.stepOf(at);
            Instant next = sky.at(step + 1).isBefore(end) ? sky.at(step + 1) : end;
            long slots = Math.max(1, Duration.between(at, next).dividedBy(grid));
            spans.add(new Span(sky.gramsPerKwh(work.origin(), step), slots));
            count += slots;
            at = next;
        }
        List<Span> sorted = spans.stream().sorted().toList();
        double rank = QUANTILE * (count - 1);
        long below = (long) Math.floor(rank);
        double low = at(sorted, below);
        return low + (rank - below) * (at(sorted, Math.min(below + 1, count - 1)) - low);
    }

    private static double at(List<Span> sorted, long index) {
        long before = 0;
        for (Span span : sorted) {
            before += span.count();
            if (index < before) {
                return span.grams();
            }
        }
        return sorted.getLast().grams();
    }
}
