package io.heliotrope.orchestrator.bench;

import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The bench's figures for people and for programs, each beside the bare relay of the same run.
public final class BenchReport {
    private static final String RELAY = "bare relay";

    private BenchReport() {}

    /// A table, and the ratios that the goals are about.
    public static String table(Map<String, Measurement> medians) {
        StringBuilder text = new StringBuilder();
        String row = "  %-22s %10s %10s %14s %14s%n";
        text.append('\n').append(row.formatted("", "p50", "p99", "CPU per job", "drained"));
        medians.forEach((way, m) ->
                text.append(
                        row.formatted(
                                way,
                                "%.2f ms".formatted(m.p50Millis()),
                                "%.2f ms".formatted(m.p99Millis()),
                                "%.0f us".formatted(m.cpuMicrosPerJob()),
                                "%,.0f/s".formatted(m.drainedPerSecond()))));
        Ratios ratios = Ratios.of(medians);
        text.append(
                "%n  heliotrope / relay: p50 %.2f (goal 1.5), p99 %.2f (goal 2), throughput %.0f %% (goal 60 %%)%n%n"
                        .formatted(ratios.p50(), ratios.p99(), 100 * ratios.throughput()));
        return text.toString();
    }

    /// `ways` by name, and `ratios` of heliotrope to the relay.
    public static String json(Map<String, Measurement> medians) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode ways = root.putObject("ways");
        medians.forEach((way, m) ->
                ways.putObject(way)
                        .put("p50_ms", m.p50Millis())
                        .put("p99_ms", m.p99Millis())
                        .put("cpu_us_per_job", m.cpuMicrosPerJob())
                        .put("drained_per_second", m.drainedPerSecond()));
        Ratios ratios = Ratios.of(medians);
        root.putObject("ratios")
                .put("p50", ratios.p50())
                .put("p99", ratios.p99())
                .put("throughput", ratios.throughput());
        return root.toPrettyString() + "\n";
    }

    private record Ratios(double p50, double p99, double throughput) {
        static Ratios of(Map<String, Measurement> medians) {
            Measurement relay = find(medians, RELAY);
            Measurement ours = find(medians, "heliotrope");
            return new Ratios(
                    ours.p50Millis() / relay.p50Millis(),
                    ours.p99Millis() / relay.p99Millis(),
                    ours.drainedPerSecond() / relay.drainedPerSecond());
        }

        private static Measurement find(Map<String, Measurement> medians, String way) {
            Measurement found = medians.get(way);
            if (found == null) {
                throw new IllegalArgumentException("nothing was measured for " + way);
            }
            return found;
        }
    }
}
