package io.heliotrope.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.Node;

/// What a broker must keep for what is written with `acks=all` to stay: that it takes such records
/// at all, and never lets a replica lead that has not got them.
final class Durability {
    private static final String LEAST_COPIES = "min.insync.replicas";
    private static final String COPIES = "default.replication.factor";
    private static final String TRANSACTIONS = "transaction.state.log.";
    private static final String UNCLEAN = "unclean.leader.election.enable";

    private Durability() {}

    /// What is wrong with a broker whose settings `settings` tells by name.
    static List<String> reasons(Node node, UnaryOperator<String> settings) {
        List<String> reasons = new ArrayList<>();
        reasons.addAll(copies(node, settings, LEAST_COPIES, COPIES));
        reasons.addAll(
                copies(
                        node,
                        settings,
                        TRANSACTIONS + "min.isr",
                        TRANSACTIONS + "replication.factor"));
        if (Boolean.parseBoolean(settings.apply(UNCLEAN))) {
            reasons.add(
                    "broker "
                            + ClusterCheck.name(node)
                            + " has "
                            + UNCLEAN
                            + "=true: records that were acknowledged can be lost with their leader;"
                            + " set it to false");
        }
        return reasons;
    }

    private static List<String> copies(
            Node node, UnaryOperator<String> settings, String leastName, String copiesName) {
        int least = Integer.parseInt(settings.apply(leastName));
        int copies = Integer.parseInt(settings.apply(copiesName));
        return least <= copies
                ? List.of()
                : List.of(
                        ("broker %s asks for %d copies (%s), but a new topic has %d (%s): writes"
                                        + " with acks=all would never be acknowledged; raise %s or"
                                        + " lower %s")
                                .formatted(
                                        ClusterCheck.name(node),
                                        least,
                                        leastName,
                                        copies,
                                        copiesName,
                                        copiesName,
                                        leastName));
    }
}
