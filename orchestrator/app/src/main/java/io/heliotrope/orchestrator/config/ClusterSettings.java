package io.heliotrope.orchestrator.config;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One Kafka cluster: where it is and how clients talk to it: with the properties of `client`, and
/// those that `clientFile` has for each role. `sessionTimeout` (real time) is how soon a process
/// that died is replaced by another of its role; the brokers bound it.
public record ClusterSettings(
        ClusterId id,
        Bootstrap bootstrap,
        ClientProperties client,
        ClientFile clientFile,
        Duration sessionTimeout) {

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
        return new ClusterSettings(id, other, client, clientFile, sessionTimeout);
    }

    /// The properties of a role's clients.
    ///
    /// @throws IOException naming the role's file when it cannot be read
    public ClientProperties client(Role role) throws IOException {
        return switch (clientFile) {
            case ClientFile.Read read -> client;
            case ClientFile.PerRole perRole -> {
                Map<String, String> all = new TreeMap<>(client.values());
                Path file = perRole.of(role);
                try {
                    all.putAll(ClientFile.read(file));
                } catch (IOException unreadable) {
                    throw new IOException(
                            "cluster "
                                    + id
                                    + ": the client file of role "
                                    + role.word()
                                    + ", "
                                    + file
                                    + ", cannot be read ("
                                    + unreadable.getMessage()
                                    + "): put the user and password of that role there, or name"
                                    + " another file at clusters."
                                    + id
                                    + ".clientFile",
                            unreadable);
                }
                yield new ClientProperties(all);
            }
        };
    }

    /// Whether this process starts the cluster's broker itself.
    public boolean isEmbedded() {
        return bootstrap instanceof Bootstrap.Embedded;
    }
}
