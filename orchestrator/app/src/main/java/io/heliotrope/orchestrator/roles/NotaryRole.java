package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.notary.Notary;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.notary.Watched;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts the notary of a process: over all clusters, over the control cluster, or over one home
/// cluster. Which topics of a cluster are sealed is the same whoever seals them.
public final class NotaryRole {
    private final Clusters clusters;
    private final Catalogue catalogue;
    private final ProcessSettings process;
    private final NotarySettings settings;
    private final NotaryKey key;
    private final InstantSource realTime;
    private final Meters meters;

    public NotaryRole(
            Clusters clusters,
            Catalogue catalogue,
            ProcessSettings process,
            NotarySettings settings,
            NotaryKey key,
            InstantSource realTime,
            Meters meters) {
        this.clusters = clusters;
        this.catalogue = catalogue;
        this.process = process;
        this.settings = settings;
        this.key = key;
        this.realTime = realTime;
        this.meters = meters;
    }

    /// Seals every cluster.
    public Notary all() {
        List<Watched> watched = new ArrayList<>();
        watched.add(Watched.control(clusters.control()));
        clusters.homes().keySet().forEach(home -> watched.add(home(home)));
        return start("all", watched);
    }

    /// Seals the control topics.
    public Notary control() {
        return start("control", List.of(Watched.control(clusters.control())));
    }

    /// Seals one home cluster.
    public Notary of(ClusterId home) {
        return start("home-" + home, List.of(home(home)));
    }

    private Notary start(String seat, List<Watched> watched) {
        Notary notary =
                new Notary(
                        seat,
                        process.boot(),
                        settings,
                        key,
                        clusters.control(),
                        watched,
                        realTime,
                        meters);
        notary.start();
        return notary;
    }

    /// The status topics of the cluster's origins, and its dispatch topics; where several home
    /// clusters are one Kafka cluster, these belong to the first of them.
    private Watched home(ClusterId home) {
        ClientSettings kafka = clusters.home(home);
        List<String> topics = new ArrayList<>();
        Clusters.origins(catalogue, home).forEach(origin -> topics.add(Topics.status(origin)));
        ClusterId first =
                clusters.homes().entrySet().stream()
                        .filter(other -> other.getValue().equals(kafka))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(home);
        if (first.equals(home)) {
            for (RegionId target : catalogue.regions().stream().map(r -> r.id()).toList()) {
                for (Lane lane : Lane.values()) {
                    topics.add(Topics.dispatch(target, lane));
                }
            }
        }
        return new Watched(home, kafka, topics);
    }
}
