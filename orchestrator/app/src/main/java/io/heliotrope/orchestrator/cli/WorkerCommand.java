package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.WorkerOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// One worker of a pool.
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Runs one worker of a region's pool until told to end.",
        footer = {
            "",
            "Example:",
            "  heliotrope worker --region eu-north --id eu-north-2 --bootstrap kafka:9092"
        })
final class WorkerCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            required = true,
            description = "A region of the settings.")
    private String region = "";

    @Option(
            names = "--id",
            paramLabel = "WORKER",
            description = "The worker's name, kept over restarts (default: REGION-1).")
    private @Nullable String id;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "heliotrope-data",
            description = "Where generated models are kept (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("heliotrope-data");

    WorkerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        HeliotropeConfig config = connection.config(context.environment());
        WorkerId worker = new WorkerId(id == null ? region + "-1" : id);
        WorkerOptions options =
                new WorkerOptions(config, RegionCommand.known(region, config), worker, data);
        return context.starter().worker(options, context.console());
    }
}
