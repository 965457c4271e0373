package io.heliotrope.orchestrator.plan;

import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.Metric;
import io.heliotrope.orchestrator.metrics.PlanMetricNames;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Exports the last plan, and how the last day turned out against it; nothing before the first.
///
/// Run at intervals by one timer thread.
public final class PlanGauges implements Runnable {
    private final Supplier<Optional<PlanRecord>> last;
    private final MultiGauge jobs;
    private final MultiGauge grams;
    private final MultiGauge gap;
    private final MultiGauge regret;

    public PlanGauges(Meters meters, Supplier<Optional<PlanRecord>> last) {
        this.last = last;
        this.jobs = meters.rows(PlanMetricNames.JOBS);
        this.grams = meters.rows(PlanMetricNames.GRAMS);
        this.gap = meters.rows(PlanMetricNames.GAP);
        this.regret = meters.rows(PlanMetricNames.REGRET);
    }

    @Override
    public void run() {
        last.get().ifPresent(this::export);
    }

    private void export(PlanRecord plan) {
        Outturn day = plan.lastDay();
        show(
                jobs,
                row(PlanMetricNames.JOBS, (double) plan.jobs() - plan.unplaced(), "placed"),
                row(PlanMetricNames.JOBS, (double) plan.unplaced(), "unplaced"));
        show(
                grams,
                row(PlanMetricNames.GRAMS, plan.grams(), "planned"),
                row(PlanMetricNames.GRAMS, day.expected(), "day_expected"),
                row(PlanMetricNames.GRAMS, day.grams(), "day_actual"),
                row(PlanMetricNames.GRAMS, day.hindsight(), "day_hindsight"));
        show(gap, row(PlanMetricNames.GAP, share(plan.cost() - plan.bound(), plan.cost())));
        show(regret, row(PlanMetricNames.REGRET, share(day.regret(), day.grams())));
    }

    private static Row<?> row(Metric metric, double value, String... values) {
        return Meters.row(metric, value, values);
    }

    private static void show(MultiGauge gauge, Row<?>... rows) {
        gauge.register(List.of(rows), true);
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.max(0, part) / whole;
    }
}
