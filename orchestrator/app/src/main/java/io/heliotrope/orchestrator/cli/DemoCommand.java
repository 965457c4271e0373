package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.ledger.Report;
import io.heliotrope.orchestrator.ledger.ReportJson;
import io.heliotrope.orchestrator.ledger.ReportTable;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.start.DemoOptions;
import io.heliotrope.orchestrator.start.DemoOptions.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// One simulated day on real Kafka.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Lives one simulated day on real Kafka in this process, and reports what it did.",
            "",
            "Two brokers, one for European law and one for the rest; regions with their own grids, laws"
                    + " and workers; request streams and batch jobs. Ends with 1 when an invariant is broken."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope demo",
            "  heliotrope demo --day-in 60s --seed 7 --json",
            "  heliotrope demo --regions regions.csv --rtt rtt_ms.csv --intensity ci_hourly.csv \\",
            "      --requests requests.csv --batch batch.csv --from 2022-03-01T00:00Z"
        })
final class DemoCommand implements Callable<Integer> {
    private static final Duration SHORTEST_DAY = Duration.ofSeconds(10);
    private static final Duration SHIPPED_DAY = Duration.ofMinutes(1);

    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--day-in",
            paramLabel = "DURATION",
            converter = DurationOption.class,
            description =
                    "Real time that one simulated day takes (default: 60s; on recorded files what lets"
                            + " the run end within three minutes).")
    private @Nullable Duration dayIn;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many days jobs arrive in (default: ${DEFAULT-VALUE}).")
    private int days = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What fixes the workload (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--json",
            description =
                    "Print the report as one JSON document, and nothing else, on standard output.")
    private boolean json;

    @Option(
            names = "--hold",
            description = "Keep everything up after the report, to explore it; Ctrl-C ends it.")
    private boolean hold;

    @ArgGroup(exclusive = false, heading = "%nOn recorded files instead of the shipped day:%n")
    private @Nullable Traces traces;

    /// The four files that belong together, and what may come with them.
    static final class Traces {
        @Option(
                names = "--regions",
                paramLabel = "CSV",
                required = true,
                description = "Columns region, zone, residency, utc_offset_h.")
        private Path regions = Path.of("");

        @Option(
                names = "--rtt",
                paramLabel = "CSV",
                required = true,
                description = "Round-trip times in ms: sending_region, then one column per region.")
        private Path rtt = Path.of("");

        @Option(
                names = "--intensity",
                paramLabel = "CSV",
                required = true,
                description = "Hourly g/kWh: time_utc, then one column per region.")
        private Path intensity = Path.of("");

        @Option(
                names = "--requests",
                paramLabel = "CSV",
                required = true,
                description = "Columns TIMESTAMP, ContextTokens, GeneratedTokens.")
        private Path requests = Path.of("");

        @Option(
                names = "--batch",
                paramLabel = "CSV",
                description = "Batch arrivals by hour; its episode 0 is run.")
        private @Nullable Path batch;

        @Option(
                names = "--from",
                paramLabel = "MOMENT",
                converter = InstantOption.class,
                description =
                        "When the first day begins, such as 2022-03-01T00:00Z (default: the first midnight with 28 days of intensity before it).")
        private @Nullable Instant from;
    }

    DemoCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Duration pace = dayIn == null ? defaultPace() : dayIn;
        if (pace.compareTo(SHORTEST_DAY) < 0) {
            throw new CannotRun(
                    Why.USAGE,
                    "--day-in was "
                            + pace
                            + ", expected at least "
                            + SHORTEST_DAY.toSeconds()
                            + "s");
        }
        if (days < 1) {
            throw new CannotRun(Why.USAGE, "--days was " + days + ", expected at least 1");
        }
        DemoOptions options =
                new DemoOptions(
                        connection.config(context.environment()),
                        pace,
                        days,
                        seed,
                        source(),
                        hold,
                        json);
        return context.starter().demo(options, context.console(), this::show);
    }

    /// Recorded batch work may wait for a day after its intake: both together take two minutes.
    private Duration defaultPace() {
        return traces == null ? SHIPPED_DAY : SHIPPED_DAY.multipliedBy(2).dividedBy(days + 1L);
    }

    private void show(Report report) {
        context.print(json ? ReportJson.render(report) : ReportTable.render(report, context.ink()));
    }

    private Source source() {
        if (traces == null) {
            return new Source.Shipped();
        }
        requireFile("--regions", traces.regions);
        requireFile("--rtt", traces.rtt);
        requireFile("--intensity", traces.intensity);
        requireFile("--requests", traces.requests);
        if (traces.batch != null) {
            requireFile("--batch", traces.batch);
        }
        return new Source.Traces(
                traces.regions,
                traces.rtt,
                traces.intensity,
                traces.requests,
                traces.batch,
                traces.from);
    }

    private static void requireFile(String option, Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotRun(
                    Why.USAGE, option + " names " + file + ", expected a readable CSV file");
        }
    }
}
