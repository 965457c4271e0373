package io.heliotrope.orchestrator.installation;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.access.Doorman;
import io.heliotrope.orchestrator.access.Right;
import io.heliotrope.orchestrator.access.Rights;
import io.heliotrope.orchestrator.access.Role;
import io.heliotrope.orchestrator.access.Seat;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The clusters of the settings as the roles of one process reach them, each role as a principal of
/// its own where the settings give it one.
///
/// Whoever asks for a role's clusters has them asked first whether they let the role in and do its
/// work. Brokers that this process has started are not asked. Belongs to the main thread.
final class Access {
    private final HeliotropeConfig config;
    private final Catalogue catalogue;
    private final Set<ClusterId> own;
    private final Consumer<String> say;
    private final Set<ClientSettings> asked = new HashSet<>();

    private Access(HeliotropeConfig config, Set<ClusterId> own, Consumer<String> say) {
        this.config = config;
        this.catalogue = config.catalogue();
        this.own = Set.copyOf(own);
        this.say = say;
    }

    /// To clusters that run already; `say` tells a person of one that does not answer.
    static Access to(HeliotropeConfig config, Consumer<String> say) {
        return new Access(config, Set.of(), say);
    }

    /// Starts the brokers that the settings call embedded, with their data under `data`, tells
    /// where all clusters are, and fills in the addresses.
    static Access withBrokers(
            HeliotropeConfig config, Path data, Parts parts, Consumer<String> say) {
        SortedMap<ClusterId, Bootstrap> addresses = new TreeMap<>();
        config.clusters()
                .forEach((id, cluster) -> {
                    if (cluster.isEmbedded()) {
                        addresses.put(id, start(id, data, parts));
                    }
                });
        HeliotropeConfig filledIn = config.at(addresses);
        filledIn.clusters()
                .forEach((id, cluster) -> say.accept("cluster " + id + " at " + address(cluster)));
        return new Access(filledIn, addresses.keySet(), say);
    }

    private static Bootstrap start(ClusterId id, Path data, Parts parts) {
        EmbeddedKafka broker =
                parts.keep(
                        EmbeddedKafka.start(EmbeddedKafkaConfig.in(data.resolve("broker-" + id))));
        return new Bootstrap.Servers(broker.bootstrap());
    }

    private static String address(ClusterSettings cluster) {
        return switch (cluster.bootstrap()) {
            case Bootstrap.Embedded e -> "embedded";
            case Bootstrap.Servers(String servers) -> servers;
        };
    }

    /// The settings, with the addresses of brokers that were started.
    HeliotropeConfig config() {
        return config;
    }

    /// The home clusters of all regions, in order of name.
    List<ClusterId> homes() {
        return config.regions().stream().map(Region::home).distinct().sorted().toList();
    }

    /// @throws IllegalArgumentException when the settings have no such region
    ClusterId homeOf(RegionId region) {
        return catalogue
                .find(region)
                .map(Region::home)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "region " + region + " is not in the settings"));
    }

    /// The control cluster and those home clusters where the role has business.
    ///
    /// @throws io.heliotrope.orchestrator.start.CannotRun when one is embedded in another process,
    ///   or the role's credentials cannot be read
    /// @throws io.heliotrope.orchestrator.access.Refused when one does not let the role do its work
    Clusters of(Role role) {
        return switch (role) {
            case Role.Decider decider -> of(role, List.of());
            case Role.Home(ClusterId home) -> of(role, List.of(home));
            case Role.Producer(ClusterId home) -> of(role, List.of(home));
            case Role.Worker worker -> of(role, Rights.served(worker.region(), catalogue));
            case Role.Admin admin -> of(role, homes());
            case Role.Notary notary -> of(role, homes());
            case Role.Observer observer -> of(role, homes());
        };
    }

    /// The control cluster and `home`, with those home clusters that are the same Kafka.
    Clusters notaryOf(ClusterId home) {
        Bootstrap kafka = config.cluster(home).bootstrap();
        return of(
                Role.notary(),
                homes().stream()
                        .filter(other -> config.cluster(other).bootstrap().equals(kafka))
                        .toList());
    }

    /// The control cluster alone.
    Clusters controlOf(Role role) {
        return of(role, List.of());
    }

    private Clusters of(Role role, Collection<ClusterId> homes) {
        ClientSettings control = client(config.control(), role);
        SortedMap<ClusterId, ClientSettings> clients = new TreeMap<>();
        homes.forEach(home -> clients.put(home, client(home, role)));
        return new Clusters(control, clients);
    }

    private ClientSettings client(ClusterId cluster, Role role) {
        Seat seat = Installation.seat(config, cluster, role);
        ClientSettings client = seat.settings();
        boolean isKnown = own.contains(cluster) || (seat.isAnybody() && !asked.add(client));
        if (!isKnown
                && Doorman.ask(seat, rights(cluster))
                        instanceof Doorman.Answer.Silence(String words)) {
            say.accept(words);
        }
        return client;
    }

    private Collection<Right> rights(ClusterId cluster) {
        return Rights.on(Set.of(cluster), config.control(), catalogue);
    }
}
