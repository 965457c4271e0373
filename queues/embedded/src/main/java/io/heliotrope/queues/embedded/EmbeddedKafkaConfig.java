package io.heliotrope.queues.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where one embedded broker keeps its data, where it listens and what it does differently.
///
/// `directory` is created when it is missing; a directory that an earlier broker left is opened
/// again with everything in it. `port` is the client port on 127.0.0.1, or 0 for a free one.
/// `proxy` is the port on 127.0.0.1 of a proxy in front of a second listener, or 0 for no second
/// listener: clients that come through the proxy learn the proxy's address and no other. `security`
/// is there when the broker is to ask its clients who they are. `properties` are broker settings
/// under Kafka's own names; they go over the defaults of [BrokerSettings], except the few that say
/// who and where the broker is.
public record EmbeddedKafkaConfig(
        Path directory,
        int port,
        int proxy,
        @Nullable Security security,
        Map<String, String> properties) {

    private static final Set<String> OWN =
            Set.of(
                    "process.roles",
                    "node.id",
                    "broker.id",
                    "listeners",
                    "advertised.listeners",
                    "controller.listener.names",
                    "controller.quorum.voters",
                    "controller.quorum.bootstrap.servers",
                    "inter.broker.listener.name",
                    "listener.security.protocol.map",
                    "log.dir",
                    "log.dirs",
                    "metadata.log.dir");

    public EmbeddedKafkaConfig {
        properties = Map.copyOf(properties);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "port must be 0 (any free port) or 1 to 65535, was " + port);
        }
        if (proxy < 0 || proxy > 65_535) {
            throw new IllegalArgumentException(
                    "the proxy's port must be 0 (no proxy) or 1 to 65535, was " + proxy);
        }
        var forbidden = new TreeSet<>(properties.keySet());
        forbidden.retainAll(OWN);
        if (!forbidden.isEmpty()) {
            throw new IllegalArgumentException(
                    "the embedded broker sets "
                            + String.join(", ", forbidden)
                            + " itself: take them out of its properties, and give directory and port");
        }
    }

    /// A broker that lets everybody do everything.
    public EmbeddedKafkaConfig(
            Path directory, int port, int proxy, Map<String, String> properties) {
        this(directory, port, proxy, null, properties);
    }

    /// A broker in `directory` on a free port with the default settings.
    public static EmbeddedKafkaConfig in(Path directory) {
        return new EmbeddedKafkaConfig(directory, 0, 0, Map.of());
    }

    /// The same broker on another client port.
    public EmbeddedKafkaConfig withPort(int newPort) {
        return new EmbeddedKafkaConfig(directory, newPort, proxy, security, properties);
    }

    /// The same broker with a second listener, which [EmbeddedKafka#behind] tells, and a proxy on
    /// `proxyPort` in front of it.
    public EmbeddedKafkaConfig behind(int proxyPort) {
        return new EmbeddedKafkaConfig(directory, port, proxyPort, security, properties);
    }

    /// The same broker, which asks its clients who they are.
    public EmbeddedKafkaConfig securedBy(Security guard) {
        return new EmbeddedKafkaConfig(directory, port, proxy, guard, properties);
    }

    /// The same broker with one more broker setting, under Kafka's own name.
    public EmbeddedKafkaConfig with(String name, String value) {
        var more = new TreeMap<>(properties);
        more.put(name, value);
        return new EmbeddedKafkaConfig(directory, port, proxy, security, more);
    }
}
