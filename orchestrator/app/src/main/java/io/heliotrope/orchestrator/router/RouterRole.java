package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shadow.Shadow;
import io.heliotrope.orchestrator.shell.Intake;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.shell.StreamsClients;
import io.heliotrope.orchestrator.shell.StreamsRunner;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.state.World;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/// The router of one home cluster: at-least-once, nothing waits for an acknowledgement on a
/// dispatch's way.
///
/// One task per partition number sees the jobs, results and status of all origins of the cluster.
public final class RouterRole implements AutoCloseable {
    private final HomeLogs logs;
    private final int partitions;
    private final Shadow shadow;
    private final BudgetDesk budgets;
    private final StreamsRunner runner;

    /// `home` and `control` say how to reach the clusters, `directory` is where the store lives;
    /// all replicas of the role have the same `tokenKeys`.
    public RouterRole(
            RouterSettings settings,
            ClientSettings home,
            ClientSettings control,
            Supplier<TokenKeys> tokenKeys,
            Path directory,
            Supplier<World> worlds,
            LaneMetrics metrics) {
        this.logs = new HomeLogs(home, settings);
        this.partitions = settings.partitions();
        StreamsClients clients = new StreamsClients();
        this.shadow = Shadow.start(metrics);
        this.budgets = BudgetDesk.open(control, settings.cluster() + "/" + settings.boot());
        RouterParts parts =
                new RouterParts(
                        settings,
                        worlds,
                        new Policies("router " + settings.cluster(), shadow),
                        new Outstanding(),
                        budgets.grants(),
                        new KeyedTokens(
                                tokenKeys,
                                new Serials(settings.boot(), settings.cluster().value())),
                        new TopicKinds(settings.origins()),
                        new Intake(settings.cluster(), Lane.INTERACTIVE, settings.origins()),
                        logs,
                        clients,
                        metrics);
        this.runner =
                new StreamsRunner(
                        "router " + settings.cluster(),
                        topology(parts),
                        properties(settings, StreamsRunner.connection(home), directory),
                        clients);
    }

    static Topology topology(RouterParts parts) {
        Topology topology = new Topology();
        topology.addSource("in", parts.topicKinds().topics().toArray(String[]::new));
        topology.addProcessor("router", () -> new RouterProcessor(parts), "in");
        for (String store : List.of(Entries.STORE, Tails.STORE)) {
            topology.addStateStore(StreamsRunner.store(store), "router");
        }
        TopicNameExtractor<byte[], byte[]> to =
                (key, value, context) -> {
                    Header header = context.headers().lastHeader(Sender.TO);
                    context.headers().remove(Sender.TO);
                    return new String(header.value(), StandardCharsets.UTF_8);
                };
        topology.addSink("out", to, "router");
        return topology;
    }

    private static Properties properties(
            RouterSettings settings, Map<String, String> clients, Path directory) {
        Properties properties = StreamsRunner.common(clients, directory);
        properties.put(
                StreamsConfig.APPLICATION_ID_CONFIG, "heliotrope-router-" + settings.cluster());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 0);
        return properties;
    }

    /// Starts and waits until the tasks run.
    public void start() throws InterruptedException {
        logs.open();
        runner.start();
    }

    /// Whether the task of `job` runs in this process. While tasks change hands, none or two say
    /// so.
    public boolean holds(JobId job) {
        return runner.partitions().contains(PartitionByJob.of(job, partitions));
    }

    /// Whether its tasks run.
    public boolean isRunning() {
        return runner.isRunning();
    }

    /// Whether it may come to run by itself when it does not.
    public boolean isAlive() {
        return runner.isAlive();
    }

    @Override
    public void close() {
        runner.close();
        budgets.close();
        shadow.close();
        logs.close();
    }
}
