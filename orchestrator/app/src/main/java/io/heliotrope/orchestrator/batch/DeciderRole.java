package io.heliotrope.orchestrator.batch;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shadow.Shadow;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.StreamsClients;
import io.heliotrope.orchestrator.shell.StreamsRunner;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Topics;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/// The batch decider of a fleet: exactly once, one decision partition, the only one that settles
/// batch work.
public final class DeciderRole implements AutoCloseable {
    private static final Task TASK = new Task(new ClusterId("control"), 0, 0);

    private static final String APPLICATION = "heliotrope-decider";

    private final Admin admin;
    private final Shadow shadow;
    private final StreamsRunner runner;
    private final HeldJobs held = new HeldJobs();
    private final PlanBoard board = new PlanBoard();

    /// `clients` are the control cluster's connection settings, `partitions` is the number of
    /// partitions of results topics.
    public DeciderRole(
            Map<String, String> clients,
            Path directory,
            Supplier<World> worlds,
            Tokens tokens,
            int partitions,
            Duration retention,
            LaneMetrics metrics) {
        this.admin = Admin.create(new TreeMap<>(clients));
        this.shadow = Shadow.start(metrics);
        BatchParts parts =
                new BatchParts(
                        worlds,
                        new Policies("batch decider", shadow),
                        tokens,
                        partitions,
                        retention,
                        TASK,
                        held,
                        board,
                        new AskedExtent(admin, APPLICATION),
                        metrics);
        this.runner =
                new StreamsRunner(
                        "batch decider",
                        topology(parts),
                        properties(clients, directory),
                        new StreamsClients());
    }

    static Topology topology(BatchParts parts) {
        Topology topology = new Topology();
        topology.addSource("in", Topics.DESCRIPTORS, Topics.OUTCOMES, Topics.BUDGETS);
        topology.addProcessor("decider", () -> new BatchProcessor(parts), "in");
        for (String store :
                List.of(BatchStores.JOBS, BatchStores.DUE, BatchStores.LEASES, ChargeStore.NAME)) {
            topology.addStateStore(StreamsRunner.store(store), "decider");
        }
        topology.addSink(BatchSender.DECISIONS, Topics.DECISIONS, "decider");
        topology.addSink(BatchSender.BUDGETS, Topics.BUDGETS, "decider");
        topology.addSink(BatchSender.PLANS, Topics.PLANS, "decider");
        topology.addSink(BatchSender.PROGRESS, Topics.PROGRESS, "decider");
        return topology;
    }

    private static Properties properties(Map<String, String> clients, Path directory) {
        Properties properties = StreamsRunner.common(clients, directory);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 50);
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 5);
        properties.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 10_000);
        // a transaction's first batch may be told to wait while its second overtakes it: the broker
        // then refuses the second as out of order and logs an error before both are sent again
        properties.put(StreamsConfig.producerPrefix("max.in.flight.requests.per.connection"), 1);
        return properties;
    }

    /// Starts and waits until it runs, with all held jobs restored.
    public void start() throws InterruptedException {
        runner.start();
    }

    public boolean isRunning() {
        return runner.isRunning();
    }

    /// Whether it may come to run by itself when it does not.
    public boolean isAlive() {
        return runner.isAlive();
    }

    public HeldJobs held() {
        return held;
    }

    public PlanBoard board() {
        return board;
    }

    @Override
    public void close() {
        runner.close();
        shadow.close();
        admin.close(Duration.ZERO);
    }
}
