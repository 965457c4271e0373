package io.heliotrope.orchestrator.metrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Every metric that Heliotrope exports: the one list that code registers from and that dashboard,
/// alerts and their tests are checked against.
///
/// Label values are the product's own words: `lane` is `interactive` or `batch`; `decision` is
/// `Dispatch`, `Hold` or `Refuse`; `reason` of a decision is the name of its hold reason or
/// refusal, `NONE` for a dispatch; of a payload not opened or a rejected result a fixed word; `end`
/// is a terminal's word such as `DONE`; `quality` is a quality's word such as `measured`; `state`
/// of a slot is `free` or `busy`; `role` is `control`, `region` or `worker`; those of policies and
/// signals are told with them. No label carries a job id, a tenant or anything else that a producer
/// chooses, so the number of series is bounded by the catalogue.
///
/// Gauges of the world (signals, pools, heartbeats) may be exported by several processes that see
/// the same world: queries take `max` or `min` over them, never `sum`. Held jobs are exported by
/// the instance that holds them: queries take `sum`.
public final class MetricNames {
    /// From a fifth of a millisecond, the router's own work, to a minute, a stall.
    private static final List<Duration> DECIDING =
            List.of(
                    Duration.ofNanos(200_000),
                    Duration.ofNanos(500_000),
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofMillis(5),
                    Duration.ofMillis(10),
                    Duration.ofMillis(20),
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1));

    /// From the shortest answer to the longest deadline in use.
    private static final List<Duration> WHOLE =
            List.of(
                    Duration.ofMillis(10),
                    Duration.ofMillis(20),
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(10),
                    Duration.ofHours(1),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(3));

    public static final Metric DECISIONS =
            Metric.counter(
                    "heliotrope_decisions_total",
                    "Decisions taken, each hold of a job counted anew.",
                    "lane",
                    "decision",
                    "reason");

    public static final Metric DISPATCHES =
            Metric.counter(
                    "heliotrope_dispatches_total",
                    "Dispatches by target region, attempts after the first included.",
                    "lane",
                    "region");

    public static final Metric ENDED_JOBS =
            Metric.counter(
                    "heliotrope_ended_jobs_total",
                    "Jobs that reached their one terminal state, refused ones included.",
                    "lane",
                    "end");

    public static final Metric SCHEDULING =
            Metric.histogram(
                    "heliotrope_scheduling_seconds",
                    "Real time from the job record's timestamp until its first decision is written.",
                    DECIDING,
                    "lane");

    public static final Metric END_TO_END =
            Metric.histogram(
                    "heliotrope_end_to_end_seconds",
                    "Real time from the job record's timestamp until its terminal status is written.",
                    WHOLE,
                    "lane");

    public static final Metric HELD_JOBS =
            Metric.gauge(
                    "heliotrope_held_jobs",
                    "Accepted jobs that wait for a greener window, for capacity or for a region.",
                    "origin");

    public static final Metric LEASES_EXPIRED =
            Metric.counter(
                    "heliotrope_leases_expired_total",
                    "Leases of dispatched jobs that no heartbeat renewed in time.",
                    "lane");

    public static final Metric REPEATS_DROPPED =
            Metric.counter(
                    "heliotrope_repeats_dropped_total",
                    "Records seen before, or too late to matter, and dropped, by kind of record.",
                    "kind");

    public static final Metric REJECTED_RESULTS =
            Metric.counter(
                    "heliotrope_rejected_results_total",
                    "Results whose token is not their worker's, and which count for nothing.",
                    "lane",
                    "reason");

    public static final Metric EMITTED =
            Metric.counter(
                    "heliotrope_emitted_grams_total",
                    "Grams of CO2e of ended jobs where and when they ran.",
                    "region",
                    "lane");

    public static final Metric COUNTERFACTUAL =
            Metric.counter(
                    "heliotrope_counterfactual_grams_total",
                    "Grams of CO2e the same jobs would have emitted at once in their home region,"
                            + " by the region where they ran.",
                    "region",
                    "lane");

    public static final Metric POOL_SLOTS =
            Metric.gauge(
                    "heliotrope_pool_slots",
                    "Slots of a region's ready workers; 0 while the pool is down.",
                    "region",
                    "lane",
                    "state");

    public static final Metric HEARTBEAT_AGE =
            Metric.gauge(
                    "heliotrope_worker_heartbeat_age_seconds",
                    "Real time since a worker's last heartbeat.",
                    "region",
                    "worker");

    public static final Metric DEAD_LETTERS =
            Metric.counter(
                    "heliotrope_dead_letters_total",
                    "Records that could not be used and went to their origin's dead letters.",
                    "origin",
                    "reason");

    public static final Metric NOT_OPENED =
            Metric.counter(
                    "heliotrope_not_opened_total",
                    "Sealed payloads that a worker could not open.",
                    "lane",
                    "reason");

    public static final Metric WORLD_AGE =
            Metric.gauge(
                    "heliotrope_world_age_seconds",
                    "Real time since the process last folded a record of the control topics.",
                    "role");

    public static final Metric SEALED_RECORDS =
            Metric.counter(
                    "heliotrope_sealed_records_total",
                    "Records of the ledger's logs that signed checkpoints tell of.",
                    "notary");

    public static final Metric NOTARY_LAG =
            Metric.gauge(
                    "heliotrope_notary_lag_records",
                    "Records of the ledger's logs that no checkpoint of this notary tells of yet.",
                    "notary");

    public static final Metric CHECKPOINT_AGE =
            Metric.gauge(
                    "heliotrope_checkpoint_age_seconds",
                    "Real time since this notary's last checkpoint was kept; it writes one a minute at"
                            + " least.",
                    "notary");

    /// All of these and those of policies and signals, in the order in which the documentation and
    /// the dashboard tell them.
    public static final List<Metric> ALL =
            Stream.of(
                            List.of(
                                    DECISIONS,
                                    DISPATCHES,
                                    ENDED_JOBS,
                                    SCHEDULING,
                                    END_TO_END,
                                    HELD_JOBS,
                                    LEASES_EXPIRED,
                                    REPEATS_DROPPED,
                                    REJECTED_RESULTS,
                                    EMITTED,
                                    COUNTERFACTUAL,
                                    POOL_SLOTS,
                                    HEARTBEAT_AGE,
                                    DEAD_LETTERS,
                                    NOT_OPENED),
                            PlanMetricNames.ALL,
                            PolicyMetricNames.ALL,
                            SignalMetricNames.ALL,
                            List.of(WORLD_AGE, SEALED_RECORDS, NOTARY_LAG, CHECKPOINT_AGE))
                    .flatMap(List::stream)
                    .toList();

    private MetricNames() {}
}
