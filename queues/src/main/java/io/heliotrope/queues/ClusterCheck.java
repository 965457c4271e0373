package io.heliotrope.queues;

import static java.util.Objects.requireNonNull;

import io.heliotrope.model.ClusterId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/// Asks a cluster, at start, whether the protocol may rely on it: every broker 4.0 or newer,
/// `transaction.version` 2 or higher in force, and sessions of groups granted as short as they are
/// wished.
///
/// Below that, Kafka's transactions can lose or tear records (KIP-890), and the batch decider's
/// exactly-once step rests on them.
public final class ClusterCheck {

    private static final String FEATURE = "transaction.version";
    private static final int NEEDED = 2;
    private static final String SHORTEST = "group.min.session.timeout.ms";
    private static final String LONGEST = "group.max.session.timeout.ms";

    private ClusterCheck() {}

    /// Returns when the cluster is fit for groups whose members have sessions of `session`.
    ///
    /// @throws UnfitCluster naming every broker and setting at fault, with the command that mends
    ///   it
    public static void require(Admin admin, Duration session) {
        Collection<Node> nodes =
                Answers.await(
                        admin.describeCluster().nodes(), "the Kafka cluster cannot be described");
        var reasons = new ArrayList<String>();
        for (Node node : nodes) {
            FeatureMetadata features = featuresOf(admin, node);
            var supported = features.supportedFeatures().get(FEATURE);
            var inForce = features.finalizedFeatures().get(FEATURE);
            reasons.addAll(
                    reasons(
                            node,
                            supported == null ? 0 : supported.maxVersion(),
                            inForce == null ? 0 : inForce.maxVersionLevel()));
            Config settings = settingsOf(admin, node);
            reasons.addAll(
                    sessionReasons(
                            node, session, millis(settings, SHORTEST), millis(settings, LONGEST)));
            reasons.addAll(Durability.reasons(node, name -> settings.get(name).value()));
        }
        if (!reasons.isEmpty()) {
            throw new UnfitCluster(
                    "the Kafka cluster is not fit for Heliotrope",
                    reasons.stream().distinct().toList());
        }
    }

    /// Returns when no two clusters that are reached in different ways are one and the same:
    /// workers would read its dispatches once for each.
    ///
    /// @throws UnfitCluster naming them
    public static void requireApart(Map<ClusterId, ClientSettings> clusters) {
        Map<ClientSettings, String> identities = new HashMap<>();
        for (ClientSettings settings : Set.copyOf(clusters.values())) {
            try (Admin admin = Admin.create(settings.admin("heliotrope-admin"))) {
                identities.put(
                        settings,
                        Answers.await(
                                admin.describeCluster().clusterId(),
                                "the Kafka cluster at "
                                        + settings.bootstrap()
                                        + " cannot be described"));
            } catch (UnfitCluster silent) {
                identities.put(settings, settings.bootstrap());
            }
        }
        List<String> reasons = aliases(clusters, identities);
        if (!reasons.isEmpty()) {
            throw new UnfitCluster("home clusters must be told apart", reasons);
        }
    }

    /// What is wrong with clusters whose Kafka has these identities.
    static List<String> aliases(
            Map<ClusterId, ClientSettings> clusters, Map<ClientSettings, String> identities) {
        Map<String, ClusterId> first = new HashMap<>();
        var reasons = new ArrayList<String>();
        new TreeMap<>(clusters)
                .forEach((id, settings) -> {
                    ClusterId other =
                            first.putIfAbsent(requireNonNull(identities.get(settings)), id);
                    if (other != null && !settings.equals(clusters.get(other))) {
                        reasons.add(
                                ("clusters.%s and clusters.%s are one Kafka cluster (%s) under different"
                                                + " settings: give both the same bootstrap, client and"
                                                + " sessionTimeout, or make them one")
                                        .formatted(other, id, identities.get(settings)));
                    }
                });
        return reasons;
    }

    private static FeatureMetadata featuresOf(Admin admin, Node node) {
        return Answers.await(
                admin.describeFeatures(new DescribeFeaturesOptions().nodeId(node.id()))
                        .featureMetadata(),
                "the features of Kafka broker " + name(node) + " cannot be described");
    }

    /// What is wrong with a broker that supports the feature up to one level and has another in
    /// force; 0 is a broker that does not know it.
    static List<String> reasons(Node node, int supported, int inForce) {
        if (supported < NEEDED) {
            return List.of(
                    "broker "
                            + name(node)
                            + " is older than Kafka 4.0 (it supports "
                            + FEATURE
                            + " up to "
                            + supported
                            + ", needed "
                            + NEEDED
                            + "): upgrade it");
        }
        if (inForce < NEEDED) {
            return List.of(
                    FEATURE
                            + " is "
                            + inForce
                            + ", must be at least "
                            + NEEDED
                            + ": run kafka-features.sh --bootstrap-server HOST:PORT upgrade"
                            + " --feature "
                            + FEATURE
                            + "="
                            + NEEDED);
        }
        return List.of();
    }

    private static Config settingsOf(Admin admin, Node node) {
        var resource = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
        return requireNonNull(
                Answers.await(
                                admin.describeConfigs(List.of(resource)).all(),
                                "the settings of Kafka broker "
                                        + name(node)
                                        + " cannot be described")
                        .get(resource));
    }

    private static Duration millis(Config settings, String name) {
        return Duration.ofMillis(Long.parseLong(settings.get(name).value()));
    }

    /// What is wrong with a broker that grants sessions from `shortest` to `longest`.
    static List<String> sessionReasons(
            Node node, Duration session, Duration shortest, Duration longest) {
        if (session.compareTo(shortest) < 0) {
            return List.of(
                    refusal(node, session)
                            + "at least "
                            + shortest.toMillis()
                            + " ms ("
                            + SHORTEST
                            + "): set sessionTimeout to that or more, or lower "
                            + SHORTEST
                            + " in the brokers' own settings and restart them");
        }
        if (session.compareTo(longest) > 0) {
            return List.of(
                    refusal(node, session)
                            + "at most "
                            + longest.toMillis()
                            + " ms ("
                            + LONGEST
                            + "): set sessionTimeout to that or less");
        }
        return List.of();
    }

    private static String refusal(Node node, Duration session) {
        return "sessionTimeout is %d ms, but broker %s grants "
                .formatted(session.toMillis(), name(node));
    }

    static String name(Node node) {
        return node.idString() + " at " + node.host() + ":" + node.port();
    }
}
