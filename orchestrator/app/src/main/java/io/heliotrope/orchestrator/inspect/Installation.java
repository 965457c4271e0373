package io.heliotrope.orchestrator.inspect;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
import io.heliotrope.orchestrator.config.ClusterSettings;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.TrustedKey;
import io.heliotrope.orchestrator.start.CannotRun;
import io.heliotrope.orchestrator.start.CannotRun.Why;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A running installation: how to reach its clusters, and the catalogue that it really runs on.
public record Installation(HeliotropeConfig config, Catalogue catalogue, Duration patience) {

    /// How long a cluster may stay silent when nothing else is said.
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    /// An installation whose catalogue is known, with the usual patience.
    public Installation(HeliotropeConfig config, Catalogue catalogue) {
        this(config, catalogue, PATIENCE);
    }

    /// Reads the catalogue from the control cluster: it may be another than the settings describe.
    /// Where there is one that does not read, that of the settings stands in, so that what was done
    /// to it can be looked into. No cluster is waited for longer than `patience`.
    ///
    /// @throws CannotRun when the cluster cannot be reached or holds no catalogue
    public static Installation find(HeliotropeConfig config, Duration patience) {
        return find(config, patience, Role.observer());
    }

    /// The same, the catalogue read by another role than the one that reads the rest.
    ///
    /// @throws CannotRun when the cluster cannot be reached or holds no catalogue
    public static Installation find(HeliotropeConfig config, Duration patience, Role role) {
        List<Catalogue> found = new ArrayList<>();
        int[] unreadable = {0};
        try (TopicScan scan = scan(config, config.control(), patience, role)) {
            scan.read(
                    scan.partitions(Topics.CATALOGUE),
                    received -> {
                        if (Wire.control(received)
                                instanceof Decoded.Value(CatalogueSet(Catalogue catalogue))) {
                            found.add(catalogue);
                        } else {
                            unreadable[0]++;
                        }
                    });
        }
        if (found.isEmpty() && unreadable[0] > 0) {
            return new Installation(config, config.catalogue(), patience);
        }
        if (found.isEmpty()) {
            throw new CannotRun(
                    Why.UNAVAILABLE,
                    "cluster "
                            + config.control()
                            + " holds no catalogue in "
                            + Topics.CATALOGUE
                            + ": is Heliotrope up there? Start it with: heliotrope up");
        }
        return new Installation(config, found.getLast(), patience);
    }

    /// The same with further keys whose seals count.
    public Installation trusting(List<TrustedKey> keys) {
        return new Installation(config.trusting(keys), catalogue, patience);
    }

    /// The home clusters of the catalogue's regions, in order of name.
    public List<ClusterId> homes() {
        return catalogue.regions().stream().map(r -> r.home()).distinct().sorted().toList();
    }

    /// Opens a cluster for reading.
    public TopicScan scan(ClusterId cluster) {
        return scan(config, cluster, patience, Role.observer());
    }

    /// The same, read by another role.
    public TopicScan scan(ClusterId cluster, Role role) {
        return scan(config, cluster, patience, role);
    }

    /// Opens the control cluster for reading.
    public TopicScan scanControl() {
        return scan(config, config.control(), patience, Role.observer());
    }

    /// How those reach a cluster who only read.
    ///
    /// @throws CannotRun when it is an embedded one, whose address only its own process knows
    public static ClientSettings client(HeliotropeConfig config, ClusterId cluster) {
        return client(config, cluster, Role.observer());
    }

    /// How the clients of a role reach a cluster.
    ///
    /// @throws CannotRun when it is an embedded one, whose address only its own process knows, or
    ///   the role's credentials cannot be read
    public static ClientSettings client(HeliotropeConfig config, ClusterId cluster, Role role) {
        ClusterSettings settings = config.cluster(cluster);
        return switch (settings.bootstrap()) {
            case Bootstrap.Servers(String servers) ->
                    new ClientSettings(
                            servers, properties(settings, role), settings.sessionTimeout());
            case Bootstrap.Embedded _ ->
                    throw new CannotRun(
                            Why.USAGE,
                            "cluster "
                                    + cluster
                                    + " is embedded in another process: say where it is with"
                                    + " --bootstrap "
                                    + cluster
                                    + "=HOST:PORT");
        };
    }

    private static Map<String, String> properties(ClusterSettings cluster, Role role) {
        try {
            return cluster.client(role).values();
        } catch (IOException unreadable) {
            throw new CannotRun(Why.USAGE, String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private static TopicScan scan(
            HeliotropeConfig config, ClusterId cluster, Duration patience, Role role) {
        return new TopicScan(seat(config, cluster, role), patience);
    }

    /// A role at a cluster.
    ///
    /// @throws CannotRun as [#client(HeliotropeConfig, ClusterId, Role)] does
    public static Seat seat(HeliotropeConfig config, ClusterId cluster, Role role) {
        return new Seat(cluster.value(), client(config, cluster, role), role, config.principals());
    }
}
