package io.heliotrope.orchestrator.config;

import io.heliotrope.model.ClusterId;
import java.time.Duration;
import java.util.regex.Pattern;

/// One Kafka cluster: where it is and how clients talk to it. `sessionTimeout` (real time) is how
/// soon a process that died is replaced by another of its role; the brokers bound it.
public record ClusterSettings(
        ClusterId id, Bootstrap bootstrap, ClientProperties client, Duration sessionTimeout) {

    /// Where a cluster is found.
    public sealed interface Bootstrap {
        /// A list of `host:port`.
        Pattern SERVERS = Pattern.compile("[^\\s,:=]+:\\d{1,5}(,[^\\s,:=]+:\\d{1,5})*");

        /// A broker that this process starts for itself.
        record Embedded() implements Bootstrap {}

        /// Brokers of the user's own cluster, as Kafka's `bootstrap.servers` spells them.
        record Servers(String servers) implements Bootstrap {}

        /// What [#parse] expects, for messages.
        String EXPECTED = "embedded, or host:port,host:port";

        /// Reads `embedded` or a list of servers.
        ///
        /// @throws IllegalArgumentException when it is neither
        static Bootstrap parse(String text) {
            if (text.equals("embedded")) {
                return new Embedded();
            }
            if (!SERVERS.matcher(text).matches()) {
                throw new IllegalArgumentException("'" + text + "' is not " + EXPECTED);
            }
            return new Servers(text);
        }
    }

    /// The same cluster at another address.
    public ClusterSettings at(Bootstrap other) {
        return new ClusterSettings(id, other, client, sessionTimeout);
    }

    /// Whether this process starts the cluster's broker itself.
    public boolean isEmbedded() {
        return bootstrap instanceof Bootstrap.Embedded;
    }
}
