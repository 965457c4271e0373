package io.heliotrope.orchestrator.bench;

import java.util.Comparator;
import java.util.List;

/// One round on one way. Latencies are from the intended time of sending until the record was
/// polled; CPU is of the whole process, broker included.
public record Measurement(
        double p50Millis, double p99Millis, double cpuMicrosPerJob, double drainedPerSecond) {

    /// Each figure's median over the rounds.
    static Measurement median(List<Measurement> rounds) {
        return new Measurement(
                middle(rounds.stream().map(Measurement::p50Millis).toList()),
                middle(rounds.stream().map(Measurement::p99Millis).toList()),
                middle(rounds.stream().map(Measurement::cpuMicrosPerJob).toList()),
                middle(rounds.stream().map(Measurement::drainedPerSecond).toList()));
    }

    private static double middle(List<Double> values) {
        List<Double> sorted = values.stream().sorted(Comparator.naturalOrder()).toList();
        return sorted.get(sorted.size() / 2);
    }
}
