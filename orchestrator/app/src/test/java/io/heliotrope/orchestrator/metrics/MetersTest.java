package io.heliotrope.orchestrator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// What a scrape shows of the listed metrics.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetersTest {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Meters meters = new Meters(registry);

    @Test
    void every_metric_is_scraped_under_its_listed_name_and_kind() {
        MetricNames.ALL.forEach(this::register);

        String scrape = registry.scrape();

        TreeSet<String> shown =
                TYPE.matcher(scrape)
                        .results()
                        .map(found -> found.group(1) + " " + found.group(2))
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> listed =
                MetricNames.ALL.stream()
                        .flatMap(metric -> families(metric).stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).isEqualTo(listed);
    }

    @Test
    void every_listed_label_is_scraped() {
        MetricNames.ALL.forEach(this::register);

        String scrape = registry.scrape();

        for (Metric metric : MetricNames.ALL) {
            String labels =
                    metric.labels().stream()
                            .sorted()
                            .map(label -> label + "=\"a-" + label + "\"")
                            .collect(Collectors.joining(","));
            assertThat(scrape)
                    .containsPattern(
                            metric.name()
                                    + "(_count)?"
                                    + (labels.isEmpty() ? " " : "\\{" + labels));
        }
    }

    @Test
    void a_histogram_counts_in_its_listed_buckets() {
        meters.timer(MetricNames.SCHEDULING, "interactive").record(Duration.ofMillis(70));

        String scrape = registry.scrape();

        String bucket = "heliotrope_scheduling_seconds_bucket{lane=\"interactive\",le=";
        assertThat(scrape)
                .contains(bucket + "\"0.05\"} 0")
                .contains(bucket + "\"0.1\"} 1")
                .contains(bucket + "\"60.0\"} 1")
                .contains("heliotrope_scheduling_seconds_count{lane=\"interactive\"} 1");
    }

    @Test
    void a_row_that_is_left_out_is_no_longer_scraped() {
        MultiGauge intensity = meters.rows(SignalMetricNames.CARBON_INTENSITY);
        intensity.register(
                List.of(Meters.row(SignalMetricNames.CARBON_INTENSITY, 40, "SE", "measured")),
                true);

        intensity.register(
                List.of(Meters.row(SignalMetricNames.CARBON_INTENSITY, 45, "SE", "static")), true);

        assertThat(registry.scrape())
                .contains("{quality=\"static\",zone=\"SE\"} 45.0")
                .doesNotContain("measured");
    }

    @Test
    void a_missing_label_value_is_refused() {
        assertThatThrownBy(() -> meters.counter(MetricNames.DISPATCHES, "batch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "metric heliotrope_dispatches_total has the labels [lane, region], was given the"
                                + " values [batch]");
    }

    @Test
    void a_metric_of_another_kind_is_refused() {
        assertThatThrownBy(() -> meters.timer(MetricNames.HELD_JOBS, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric heliotrope_held_jobs is a GAUGE, was asked for as a HISTOGRAM");
    }

    private void register(Metric metric) {
        String[] values = metric.labels().stream().map(l -> "a-" + l).toArray(String[]::new);
        switch (metric.kind()) {
            case COUNTER -> meters.counter(metric, values).increment();
            case GAUGE -> meters.gauge(metric, () -> 1, values);
            case HISTOGRAM -> meters.timer(metric, values).record(Duration.ofMillis(1));
        }
    }

    /// A timer is shown as a histogram, and beside it its greatest recent value.
    private static List<String> families(Metric metric) {
        return switch (metric.kind()) {
            case COUNTER -> List.of(metric.name() + " counter");
            case GAUGE -> List.of(metric.name() + " gauge");
            case HISTOGRAM -> List.of(metric.name() + " histogram", metric.name() + "_max gauge");
        };
    }
}
