package io.heliotrope.orchestrator.metrics;

import io.heliotrope.orchestrator.metrics.Metric.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Registers meters for the metrics of [MetricNames], with exactly the labels that each one has.
///
/// Safe from any thread. Asking again for the same metric and values returns the same meter, so a
/// hot path keeps what it got. A counter exists from the moment it is asked for: ask at start for
/// every value known by then, since Prometheus does not see the first step of a series that is born
/// with it.
public final class Meters {
    private final MeterRegistry registry;

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /// The counter of `metric` for these label values, given in the metric's order.
    public Counter counter(Metric metric, String... values) {
        require(metric, Kind.COUNTER);
        return Counter.builder(metric.name())
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /// The timer of a histogram for these label values, given in the metric's order.
    public Timer timer(Metric metric, String... values) {
        require(metric, Kind.HISTOGRAM);
        return Timer.builder(metric.name())
                .description(metric.help())
                .tags(tags(metric, values))
                .serviceLevelObjectives(metric.buckets().toArray(Duration[]::new))
                .register(registry);
    }

    /// Exports `value` as the gauge of `metric` for these label values; the registry keeps `value`.
    public void gauge(Metric metric, Supplier<Number> value, String... values) {
        require(metric, Kind.GAUGE);
        Gauge.builder(metric.name(), value)
                .description(metric.help())
                .tags(tags(metric, values))
                .register(registry);
    }

    /// A gauge whose label values come and go, such as a worker's or a quality's: hand it all its
    /// rows, made with [#row], each time and with `overwrite`; rows left out are no longer
    /// exported.
    public MultiGauge rows(Metric metric) {
        require(metric, Kind.GAUGE);
        return MultiGauge.builder(metric.name()).description(metric.help()).register(registry);
    }

    /// One row of [#rows], with these label values in the metric's order.
    public static MultiGauge.Row<Number> row(Metric metric, double value, String... values) {
        require(metric, Kind.GAUGE);
        return MultiGauge.Row.of(Tags.of(tags(metric, values)), value);
    }

    private static void require(Metric metric, Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(
                    "metric "
                            + metric.name()
                            + " is a "
                            + metric.kind()
                            + ", was asked for as a "
                            + kind);
        }
    }

    private static List<Tag> tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(
                    "metric "
                            + metric.name()
                            + " has the labels "
                            + metric.labels()
                            + ", was given the values "
                            + List.of(values));
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), values[i]));
        }
        return tags;
    }
}
