package io.heliotrope.orchestrator.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What is measured of release plans.
///
/// `state` of jobs is `placed` or `unplaced`, of accelerators `all`, `on`, `working` or `wanted`;
/// `what` is `planned` for held jobs, and for the runs of the last day `day_expected` when they
/// were released, `day_actual` by the intensities told since, and `day_hindsight` in the best
/// places; of idle power `planned` or `always_on`.
public final class PlanMetricNames {
    private static final List<Duration> BUCKETS =
            Stream.of(1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000)
                    .map(Duration::ofMillis)
                    .toList();

    public static final Metric JOBS =
            Metric.gauge(
                    "heliotrope_plan_jobs",
                    "Held jobs that the last release plan could move, with and without a place in time.",
                    "state");

    public static final Metric GRAMS =
            Metric.gauge(
                    "heliotrope_plan_grams",
                    "Grams of CO2e that are expected of held jobs, and what came of the runs of the last day.",
                    "what");

    public static final Metric GAP =
            Metric.gauge(
                    "heliotrope_plan_gap_ratio",
                    "How much less than the last release plan any plan could cost at most, as a share of it.");

    public static final Metric REGRET =
            Metric.gauge(
                    "heliotrope_plan_regret_ratio",
                    "Share of the grams of the last day's runs that the best places in hindsight would have"
                            + " saved.");

    public static final Metric ACCELERATORS =
            Metric.gauge(
                    "heliotrope_accelerators",
                    "Accelerators of a region: all, those on, those at work, and those that the power plan wants"
                            + " on now.",
                    "region",
                    "state");

    public static final Metric POWER_GRAMS =
            Metric.gauge(
                    "heliotrope_plan_power_grams",
                    "Grams of CO2e of idle power expected in the next day: as planned, and with all accelerators"
                            + " always on.",
                    "what");

    public static final Metric MOVES =
            Metric.counter(
                    "heliotrope_plan_moves_total",
                    "Held jobs that a release plan gave another place.");

    public static final Metric PAUSES =
            Metric.counter(
                    "heliotrope_pauses_total",
                    "Dispatches of interruptible jobs that end with a pause, by region.",
                    "region");

    public static final Metric PLANNING =
            Metric.histogram(
                    "heliotrope_planning_seconds",
                    "Real time that the batch decider took to plan all held jobs.",
                    BUCKETS);

    /// In the order in which the documentation tells them.
    static final List<Metric> ALL =
            List.of(JOBS, GRAMS, GAP, REGRET, ACCELERATORS, POWER_GRAMS, MOVES, PAUSES, PLANNING);

    private PlanMetricNames() {}
}
