package io.heliotrope.orchestrator.cli;

import static java.util.stream.Collectors.toCollection;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Every role, or a share of them, in one process.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Runs every role of the settings in this process until it is told to end, or those that"
                    + " --only names.",
            "",
            "Clusters that the settings call embedded are started here; for others give the settings, or"
                    + " --bootstrap, the address of your own Kafka."
        },
        footer = {
            "",
            "Examples:",
            "  heliotrope up",
            "  heliotrope up --config heliotrope.yaml --bootstrap kafka-1:9092,kafka-2:9092",
            "  heliotrope up --config heliotrope.yaml --only home:europe"
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

    @Option(
            names = "--only",
            paramLabel = "ROLE",
            description = {
                "control: batch decider, signals and clock;",
                "home:CLUSTER: router and agent of one home cluster.",
                "Pools are run by 'heliotrope worker'."
            })
    private @Nullable String only;

    UpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Share share = only == null ? new Share.All() : Share.of(only);
        HeliotropeConfig config = connection.config(context.environment());
        if (share instanceof Share.Home(ClusterId cluster)) {
            checkHome(cluster, config);
        }
        UpOptions options = new UpOptions(config, data, share);
        return context.starter().up(options, context.console());
    }

    private static void checkHome(ClusterId cluster, HeliotropeConfig config) {
        Set<ClusterId> homes =
                config.regions().stream().map(Region::home).collect(toCollection(TreeSet::new));
        if (!homes.contains(cluster)) {
            throw new CannotRun(
                    CannotRun.Why.USAGE,
                    "--only was 'home:"
                            + cluster
                            + "', which is no region's home, expected one of "
                            + homes);
        }
    }
}
