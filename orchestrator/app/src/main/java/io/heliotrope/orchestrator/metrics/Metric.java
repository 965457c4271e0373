package io.heliotrope.orchestrator.metrics;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// One metric as Prometheus shows it: `name` is spelled as in a query, unit and `_total` included.
///
/// `labels` are its label keys in the order in which values are given. `buckets` are the upper
/// bounds of a histogram, ascending, and empty for the other kinds.
public record Metric(
        String name, Kind kind, String help, List<String> labels, List<Duration> buckets) {
    private static final Pattern NAME = Pattern.compile("heliotrope(_[a-z]+)+");
    private static final Pattern LABEL = Pattern.compile("[a-z]+(_[a-z]+)*");

    /// How a metric moves.
    public enum Kind {
        /// Only grows, from 0 at the start of the process; its name ends in `_total`.
        COUNTER,
        /// A value of now.
        GAUGE,
        /// Durations in seconds, counted in buckets; its name ends in `_seconds`.
        HISTOGRAM
    }

    public Metric {
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "metric name must look like heliotrope_held_jobs, was '" + name + "'");
        }
        if (name.endsWith("_total") != (kind == Kind.COUNTER)) {
            throw new IllegalArgumentException(
                    "metric " + name + ": counters, and only they, end in _total, was a " + kind);
        }
        if (kind == Kind.HISTOGRAM && !name.endsWith("_seconds")) {
            throw new IllegalArgumentException(
                    "metric " + name + ": a histogram of durations must end in _seconds");
        }
        if (!labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                || new HashSet<>(labels).size() != labels.size()) {
            throw new IllegalArgumentException(
                    "metric " + name + ": labels must be distinct words, were " + labels);
        }
        if ((kind == Kind.HISTOGRAM) == buckets.isEmpty()) {
            throw new IllegalArgumentException(
                    "metric " + name + ": histograms, and only they, have buckets, had " + buckets);
        }
        for (int i = 1; i < buckets.size(); i++) {
            if (buckets.get(i).compareTo(buckets.get(i - 1)) <= 0) {
                throw new IllegalArgumentException(
                        "metric " + name + ": buckets must ascend, were " + buckets);
            }
        }
    }

    static Metric counter(String name, String help, String... labels) {
        return new Metric(name, Kind.COUNTER, help, List.of(labels), List.of());
    }

    static Metric gauge(String name, String help, String... labels) {
        return new Metric(name, Kind.GAUGE, help, List.of(labels), List.of());
    }

    static Metric histogram(String name, String help, List<Duration> buckets, String... labels) {
        return new Metric(name, Kind.HISTOGRAM, help, List.of(labels), buckets);
    }
}
