package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.roles.Clusters;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The demo's embedded brokers, one a cluster, each with a disk folder of its own.
final class Brokers implements AutoCloseable {
    private final SortedMap<ClusterId, EmbeddedKafka> running = new TreeMap<>();
    private final SortedMap<ClusterId, Path> disks = new TreeMap<>();

    Brokers(Path directory, Collection<ClusterId> clusters) {
        for (ClusterId cluster : clusters) {
            Path disk = directory.resolve("broker-" + cluster);
            disks.put(cluster, disk);
            running.put(cluster, EmbeddedKafka.start(EmbeddedKafkaConfig.in(disk)));
        }
    }

    /// Where each cluster's broker keeps its logs.
    Map<ClusterId, Path> disks() {
        return disks;
    }

    String bootstrap(ClusterId cluster) {
        EmbeddedKafka broker = running.get(cluster);
        if (broker == null) {
            throw new IllegalArgumentException("no broker runs for cluster " + cluster);
        }
        return broker.bootstrap();
    }

    /// How clients reach them; every cluster is a home cluster, `control` holds the control topics
    /// too.
    Clusters clusters(ClusterId control) {
        SortedMap<ClusterId, ClientSettings> homes = new TreeMap<>();
        running.forEach((id, broker) -> homes.put(id, ClientSettings.plain(broker.bootstrap())));
        return new Clusters(ClientSettings.plain(bootstrap(control)), homes);
    }

    @Override
    public void close() {
        running.values().forEach(EmbeddedKafka::close);
    }
}
