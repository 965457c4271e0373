package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.orchestrator.start.RegionOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One region of an installation.
@Command(
        name = "region",
        mixinStandardHelpOptions = true,
        description =
                "Runs one region's pool, and its home cluster's router and agent, until told to end.",
        footer = {
            "",
            "Example:",
            "  heliotrope region eu-north --workers 2 --bootstrap kafka:9092"
        })
final class RegionCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "REGION", description = "A region of the settings.")
    private String region = "";

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many workers the pool has (default: ${DEFAULT-VALUE}).")
    private int workers = 1;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "heliotrope-data",
            description = "Where state stores keep data (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("heliotrope-data");

    RegionCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        HeliotropeConfig config = connection.config(context.environment());
        if (workers < 1) {
            throw new CannotRun(Why.USAGE, "--workers was " + workers + ", expected at least 1");
        }
        RegionOptions options = new RegionOptions(config, known(region, config), workers, data);
        return context.starter().region(options, context.console());
    }

    /// A region of the settings by its name.
    static RegionId known(String name, HeliotropeConfig config) {
        return config.regions().stream()
                .map(r -> r.id())
                .filter(id -> id.value().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new CannotRun(
                                Why.USAGE,
                                "region '"
                                        + name
                                        + "' is not in the settings, expected one of "
                                        + config.regions().stream()
                                                .map(r -> r.id().value())
                                                .toList()));
    }
}
