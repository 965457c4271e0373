package io.heliotrope.orchestrator.cli;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.access.Trouble;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.UnfitCluster;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes topics for roles that may not.
@Command(
        name = "topics",
        mixinStandardHelpOptions = true,
        description = {
            "Makes the topics that the clusters of the settings lack, and checks those that are there.",
            "",
            "Connects as role admin. Where roles may make topics themselves, 'heliotrope up' does this."
        },
        footer = {"", "Example:", "  heliotrope topics --config heliotrope.yaml"})
final class TopicsCommand implements Callable<Integer> {
    private final Context context;

    @Mixin private final Connection connection = new Connection();

    TopicsCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        HeliotropeConfig config = connection.config(context.environment());
        TopicLayout layout = TopicLayout.standard();
        SortedMap<ClusterId, ClientSettings> homes = new TreeMap<>();
        config.regions().stream()
                .map(Region::home)
                .distinct()
                .forEach(home -> homes.put(home, seat(config, home).settings()));
        Clusters clusters = new Clusters(seat(config, config.control()).settings(), homes);
        tell(config, config.control(), () -> clusters.prepareControl(layout));
        for (ClusterId home : homes.keySet()) {
            tell(config, home, () -> clusters.prepareHome(home, config.catalogue(), layout));
        }
        return 0;
    }

    private void tell(HeliotropeConfig config, ClusterId cluster, Supplier<List<String>> making) {
        Seat seat = seat(config, cluster);
        try {
            List<String> made = making.get();
            context.print(seat.place() + ": " + made.size() + " topics made\n");
            made.forEach(topic -> context.print("  " + topic + "\n"));
        } catch (UnfitCluster | KafkaException failed) {
            throw new CannotRun(
                    Why.UNAVAILABLE,
                    Trouble.told(seat, failed).orElseGet(() -> String.valueOf(failed.getMessage())),
                    failed);
        }
    }

    private static Seat seat(HeliotropeConfig config, ClusterId cluster) {
        Seat seat = Installation.seat(config, cluster, Role.admin());
        Trouble.beforehand(seat)
                .ifPresent(words -> {
                    throw new CannotRun(Why.UNAVAILABLE, words);
                });
        return seat;
    }
}
