package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.DoctorOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the feeds and keys of the settings can do.
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Asks every feed of the settings about every zone: what its key may and may not, what came,"
                    + " how old it is, and what a scheduler that starts now would use and why.",
            "",
            "Keys come from the environment: ELECTRICITYMAPS_API_KEY, WATTTIME_USER with"
                    + " WATTTIME_PASSWORD, EIA_API_KEY, OPEN_METEO_API_KEY."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope signals doctor",
            "  heliotrope signals doctor --config heliotrope.yaml --json"
        })
final class SignalsDoctorCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "heliotrope-data",
            description =
                    "The data folder of 'up', whose store is read, too (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("heliotrope-data");

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    SignalsDoctorCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        DoctorOptions options =
                new DoctorOptions(connection.config(context.environment()), data, json);
        return context.starter().doctor(options, context.console());
    }
}
