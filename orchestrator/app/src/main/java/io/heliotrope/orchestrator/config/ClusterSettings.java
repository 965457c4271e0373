package io.heliotrope.orchestrator.config;

import io.heliotrope.model.ClusterId;

/// One Kafka cluster: where it is and how clients talk to it.
public record ClusterSettings(ClusterId id, Bootstrap bootstrap, ClientProperties client) {

    /// Where a cluster is found.
    public sealed interface Bootstrap {
        /// A broker that this process starts for itself.
        record Embedded() implements Bootstrap {}

        /// Brokers of the user's own cluster, as Kafka's `bootstrap.servers` spells them.
        record Servers(String servers) implements Bootstrap {}
    }

    /// Whether this process starts the cluster's broker itself.
    public boolean isEmbedded() {
        return bootstrap instanceof Bootstrap.Embedded;
    }
}
