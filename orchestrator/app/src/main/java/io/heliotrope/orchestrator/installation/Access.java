package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.config.ClusterSettings;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.orchestrator.roles.Parts;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// The clusters of the settings, reachable.
final class Access {
    private Access() {}

    /// Starts the brokers that the settings call embedded, with their data under `data`, and
    /// returns the settings with all addresses filled in.
    static HeliotropeConfig withBrokers(HeliotropeConfig config, Path data, Parts parts) {
        SortedMap<ClusterId, Bootstrap.Servers> addresses = new TreeMap<>();
        config.clusters()
                .forEach((id, cluster) -> {
                    if (cluster.isEmbedded()) {
                        addresses.put(id, start(id, data, parts));
                    }
                });
        return config.at(new TreeMap<>(addresses));
    }

    private static Bootstrap.Servers start(ClusterId id, Path data, Parts parts) {
        EmbeddedKafka broker =
                parts.keep(
                        EmbeddedKafka.start(EmbeddedKafkaConfig.in(data.resolve("broker-" + id))));
        return new Bootstrap.Servers(broker.bootstrap());
    }

    /// Clients of every cluster of the settings.
    ///
    /// @throws io.heliotrope.orchestrator.start.CannotRun when one is embedded in another process
    static Clusters clusters(HeliotropeConfig config) {
        SortedMap<ClusterId, ClientSettings> homes = new TreeMap<>();
        config.regions().stream()
                .map(region -> region.home())
                .distinct()
                .forEach(home -> homes.put(home, Installation.client(config, home)));
        return new Clusters(Installation.client(config, config.control()), homes);
    }

    /// A cluster's address, for people.
    static String address(ClusterSettings cluster) {
        return switch (cluster.bootstrap()) {
            case Bootstrap.Embedded e -> "embedded";
            case Bootstrap.Servers(String servers) -> servers;
        };
    }
}
