package io.heliotrope.orchestrator.cli;

import io.heliotrope.orchestrator.start.UpOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Every role in one process.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs every role of the settings in this process until it is told to end.",
            "",
            "Clusters that the settings call embedded are started here; for others give the settings, or"
                    + " --bootstrap, the address of your own Kafka."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope up",
            "  heliotrope up --config heliotrope.yaml --bootstrap kafka-1:9092,kafka-2:9092"
        })
final class UpCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "heliotrope-data",
            description =
                    "Where embedded brokers and state stores keep data (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("heliotrope-data");

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        UpOptions options = new UpOptions(connection.config(context.environment()), data);
        return context.starter().up(options, context.console());
    }
}
