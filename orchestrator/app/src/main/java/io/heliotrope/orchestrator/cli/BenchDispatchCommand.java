package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.BenchOptions;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The interactive path against what Kafka alone costs.
@Command(
        name = "dispatch",
        mixinStandardHelpOptions = true,
        description = {
            "Measures, on one embedded broker: bare produce to consume, a bare relay, and the way of an"
                    + " interactive job from submit to the worker's poll.",
            "",
            "Prints p50, p99, CPU per job and throughput of each."
        },
        footer = {"", "Example:", "  heliotrope bench dispatch --seconds 20 --rate 500 --json"})
final class BenchDispatchCommand implements Callable<Integer> {
    private final Context context;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How long each path is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Jobs per second while latency is measured (default: ${DEFAULT-VALUE}).")
    private int rate = 500;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    BenchDispatchCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (seconds < 1 || rate < 1) {
            throw new CannotRun(
                    Why.USAGE,
                    "--seconds was " + seconds + " and --rate " + rate + ", expected at least 1");
        }
        BenchOptions options = new BenchOptions(Duration.ofSeconds(seconds), rate, json);
        return context.starter().benchDispatch(options, context.console());
    }
}
