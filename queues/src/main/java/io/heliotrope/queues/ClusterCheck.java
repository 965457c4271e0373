package io.heliotrope.queues;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.common.Node;

/// Asks a cluster, at start, whether the protocol may rely on it: every broker 4.0 or newer, and
/// `transaction.version` 2 or higher in force.
///
/// Below that, Kafka's transactions can lose or tear records (KIP-890), and the batch decider's
/// exactly-once step rests on them.
public final class ClusterCheck {

    private static final String FEATURE = "transaction.version";
    private static final short NEEDED = 2;

    private ClusterCheck() {}

    /// Returns when the cluster is fit.
    ///
    /// @throws UnfitCluster naming every broker and setting at fault, with the command that mends
    ///   it
    public static void require(Admin admin) {
        Collection<Node> nodes =
                Answers.await(
                        admin.describeCluster().nodes(), "the Kafka cluster cannot be described");
        var reasons = new ArrayList<String>();
        for (Node node : nodes) {
            reasons.addAll(reasons(node, featuresOf(admin, node)));
        }
        if (!reasons.isEmpty()) {
            throw new UnfitCluster(
                    "the Kafka cluster is not fit for Heliotrope",
                    reasons.stream().distinct().toList());
        }
    }

    private static FeatureMetadata featuresOf(Admin admin, Node node) {
        return Answers.await(
                admin.describeFeatures(new DescribeFeaturesOptions().nodeId(node.id()))
                        .featureMetadata(),
                "the features of Kafka broker " + name(node) + " cannot be described");
    }

    static List<String> reasons(Node node, FeatureMetadata features) {
        var supported = features.supportedFeatures().get(FEATURE);
        if (supported == null || supported.maxVersion() < NEEDED) {
            return List.of(
                    "broker "
                            + name(node)
                            + " is older than Kafka 4.0 (it supports "
                            + FEATURE
                            + " "
                            + (supported == null ? "not at all" : "up to " + supported.maxVersion())
                            + ", needed "
                            + NEEDED
                            + "): upgrade it");
        }
        var finalized = features.finalizedFeatures().get(FEATURE);
        int level = finalized == null ? 0 : finalized.maxVersionLevel();
        if (level < NEEDED) {
            return List.of(
                    FEATURE
                            + " is "
                            + level
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

    private static String name(Node node) {
        return node.idString() + " at " + node.host() + ":" + node.port();
    }
}
