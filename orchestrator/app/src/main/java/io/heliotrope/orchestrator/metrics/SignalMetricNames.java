package io.heliotrope.orchestrator.metrics;

import java.time.Duration;
import java.util.List;

/// The metrics of signals: what decisions use, what each feed brings, and how good forecasts were.
///
/// Label values: `source` is a feed's name such as `electricitymaps`, or a model's; `outcome` of a
/// fetch is `ok` or the outage's word; `reason` of a rejected value is a fixed word; `named_by` is
/// `settings` or `cloud_table`; `horizon` is a span of hours ahead such as `1-6h`.
public final class SignalMetricNames {
    private static final List<Duration> FETCHING =
            List.of(
                    Duration.ofMillis(50),
                    Duration.ofMillis(100),
                    Duration.ofMillis(200),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20));

    public static final Metric CARBON_INTENSITY =
            Metric.gauge(
                    "heliotrope_carbon_intensity_grams_per_kwh",
                    "Intensity that decisions use now, in g/kWh; only the present quality is exported.",
                    "zone",
                    "quality");

    public static final Metric SIGNAL_AGE =
            Metric.gauge(
                    "heliotrope_signal_age_seconds",
                    "Job time since the intensity in use was observed.",
                    "zone");

    public static final Metric SIGNAL_FETCHES =
            Metric.counter(
                    "heliotrope_signal_fetches_total",
                    "Requests to signal providers by outcome.",
                    "source",
                    "outcome");

    public static final Metric FETCH_SECONDS =
            Metric.histogram(
                    "heliotrope_signal_fetch_seconds",
                    "Real time that one request to a signal provider took.",
                    FETCHING,
                    "source");

    public static final Metric FEED_AGE =
            Metric.gauge(
                    "heliotrope_feed_age_seconds",
                    "Time since the newest value that a feed told of a zone was made known.",
                    "source",
                    "zone");

    public static final Metric REJECTED =
            Metric.counter(
                    "heliotrope_signals_rejected_total",
                    "Values that a feed told and that were not believed.",
                    "source",
                    "reason");

    public static final Metric UNKNOWN_ZONES =
            Metric.gauge(
                    "heliotrope_feed_unknown_zones",
                    "Zones of the settings, or of our table of cloud regions, that a feed's provider lacks.",
                    "source",
                    "named_by");

    public static final Metric FORECAST_ERROR =
            Metric.gauge(
                    "heliotrope_forecast_error_ratio",
                    "Mean absolute error of the last 28 days' forecasts as a part of what came.",
                    "source",
                    "zone",
                    "horizon");

    public static final Metric FORECAST_SKILL =
            Metric.gauge(
                    "heliotrope_forecast_skill_ratio",
                    "1 less that error over the error of repeating the last value; above 0 is better.",
                    "source",
                    "zone",
                    "horizon");

    public static final Metric SITE_PUE =
            Metric.gauge(
                    "heliotrope_site_pue_ratio",
                    "PUE that decisions use now, from the weather where that is known.",
                    "region");

    public static final Metric SITE_FREE_COOLING =
            Metric.gauge(
                    "heliotrope_site_free_cooling_ratio",
                    "Part of a site's heat that leaves without a compressor now.",
                    "region");

    public static final Metric SITE_WATER =
            Metric.gauge(
                    "heliotrope_site_water_litres_per_kwh",
                    "Water that a site's cooling takes now for each kWh of IT energy.",
                    "region");

    /// All of the above.
    static final List<Metric> ALL =
            List.of(
                    CARBON_INTENSITY,
                    SIGNAL_AGE,
                    SIGNAL_FETCHES,
                    FETCH_SECONDS,
                    FEED_AGE,
                    REJECTED,
                    UNKNOWN_ZONES,
                    FORECAST_ERROR,
                    FORECAST_SKILL,
                    SITE_PUE,
                    SITE_FREE_COOLING,
                    SITE_WATER);

    private SignalMetricNames() {}
}
