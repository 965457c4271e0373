package io.heliotrope.queues.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One Kafka node, broker and controller in one, running in this process on 127.0.0.1.
///
/// It is Kafka's own server from Kafka's own jars, without authorizer or encryption unless
/// [Security] is asked for: for one machine. Several may run in one JVM, each in its own directory.
/// Its data outlives [#close()]: a broker started on the same directory has the same cluster id,
/// topics, records and offsets.
///
/// A fault that would end a stand-alone broker's process (quorum, metadata) is kept in [#fault()]
/// and does not end this one. A data directory that fails under the running broker still halts the
/// JVM, as Kafka does: acknowledged records must not be pretended.
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final int NODE = 1;
    private static final String CONTROLLER = "CONTROLLER";
    private static final String BEHIND = "BEHIND";
    private static final String NODES = "NODES";

    private final DataDirectory directory;
    private final int port;
    private final int behind;
    private final ControllerServer controller;
    private final BrokerServer broker;
    private final Faults faults = new Faults();

    private EmbeddedKafka(
            EmbeddedKafkaConfig config, DataDirectory directory, LoopbackPorts ports) {
        this.directory = directory;
        this.port = ports.bind(config.port());
        this.behind = config.proxy() == 0 ? 0 : ports.bind(0);
        int quorumPort = ports.bind(0);
        var kafkaConfig = new KafkaConfig(properties(config, quorumPort, ports), false);
        var loaded = KafkaRaftServer.initializeLogDirs(kafkaConfig, LOG, "");
        var shared =
                new SharedServer(
                        kafkaConfig,
                        loaded._1(),
                        Time.SYSTEM,
                        new Metrics(),
                        CompletableFuture.completedFuture(
                                Map.of(NODE, LoopbackPorts.address(quorumPort))),
                        List.of(),
                        faults,
                        ports);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), loaded._2());
        this.broker = new BrokerServer(shared);
    }

    /// Formats the directory when it is new, starts the node and returns when it serves clients.
    ///
    /// Fails with an [IllegalStateException] that names the port or the directory that cannot be
    /// used; nothing is left running then.
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        List<String> users = config.security() == null ? List.of() : config.security().scram();
        var directory =
                DataDirectory.open(config.directory().toAbsolutePath(), NODE, CONTROLLER, users);
        boolean serving = false;
        try (var ports = new LoopbackPorts()) {
            var kafka = new EmbeddedKafka(config, directory, ports);
            kafka.startup();
            serving = true;
            return kafka;
        } finally {
            if (!serving) {
                directory.close();
            }
        }
    }

    private void startup() {
        boolean serving = false;
        try {
            controller.startup(); // first: it gives the quorum its endpoint
            broker.startup();
            serving = true;
        } finally {
            if (!serving) {
                close();
            }
        }
    }

    /// `host:port` for `bootstrap.servers`.
    public String bootstrap() {
        return LoopbackPorts.name(port);
    }

    /// The client port; a broker restarted with [EmbeddedKafkaConfig#withPort] keeps it.
    public int port() {
        return port;
    }

    /// `host:port` of the listener that a proxy stands in front of, where there is one.
    public Optional<String> behind() {
        return behind == 0 ? Optional.empty() : Optional.of(LoopbackPorts.name(behind));
    }

    /// Where everything that producers sent lies on disk.
    public Path directory() {
        return directory.path();
    }

    /// Given at the first start on [#directory()] and kept from then on.
    public String clusterId() {
        return directory.clusterId();
    }

    /// The first fault after which this node no longer serves, if there was one.
    public Optional<RuntimeException> fault() {
        return faults.first().map(fault -> fault);
    }

    /// Stops serving, flushes and releases the directory; takes under a second. Idempotent.
    @Override
    public void close() {
        broker.shutdown(); // first: it hands over through the controller
        controller.shutdown();
        broker.awaitShutdown();
        controller.awaitShutdown();
        directory.close();
    }

    private Map<String, String> properties(
            EmbeddedKafkaConfig config, int quorumPort, LoopbackPorts ports) {
        Map<String, String> all = BrokerSettings.embedded();
        all.putAll(config.properties());
        String quorum = LoopbackPorts.name(quorumPort);
        Security security = config.security();
        String clients = security == null ? "PLAINTEXT" : "CLIENTS";
        String client = clients + "://" + bootstrap();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(NODE));
        String inner = behind == 0 ? "" : "," + BEHIND + "://" + LoopbackPorts.name(behind);
        String outer = behind == 0 ? "" : "," + BEHIND + "://" + LoopbackPorts.name(config.proxy());
        all.put("listeners", client + inner + "," + CONTROLLER + "://" + quorum);
        all.put("advertised.listeners", client + outer);
        all.put("controller.listener.names", CONTROLLER);
        all.put("controller.quorum.voters", NODE + "@" + quorum);
        all.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,BEHIND:PLAINTEXT,CONTROLLER:PLAINTEXT");
        if (security != null) {
            // its own listener: a coordinator sends markers to its own broker over the network
            String node = "," + NODES + "://" + LoopbackPorts.name(ports.bind(0));
            all.merge("listeners", node, String::concat);
            all.merge("advertised.listeners", node, String::concat);
            all.put("inter.broker.listener.name", NODES);
            all.put(
                    "listener.security.protocol.map",
                    "CLIENTS:SASL_SSL,BEHIND:SASL_SSL,NODES:SSL,CONTROLLER:SSL");
            all.putAll(security.settings(List.of(clients, BEHIND), List.of(NODES, CONTROLLER)));
        }
        all.put("log.dirs", directory.path().toString());
        return all;
    }
}
