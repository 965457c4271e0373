package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.agent.AgentRole;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.router.RouterRole;
import io.heliotrope.orchestrator.router.RouterSettings;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.token.TokenKeys;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Router and agent of one home cluster, with a world of their own.
public final class HomeRole implements AutoCloseable {
    private final WorldReader world;
    private final RouterRole router;
    private final AgentRole agent;

    private HomeRole(WorldReader world, RouterRole router, AgentRole agent) {
        this.world = world;
        this.router = router;
        this.agent = agent;
    }

    /// Starts them, once the control plane has told of a first world.
    ///
    /// @throws IllegalStateException when it does not within the process's patience
    public static HomeRole start(
            ClusterId cluster,
            Clusters clusters,
            ProcessSettings process,
            Supplier<TokenKeys> tokenKeys,
            Meters meters)
            throws InterruptedException {
        String name = "heliotrope-home-" + cluster;
        WorldReader world =
                new WorldReader(
                        new KafkaConsumer<>(clusters.control().logReader(name + "-world")), name);
        world.start();
        Catalogue catalogue = world.await(process.patience()).catalogue();
        List<RegionId> origins = Clusters.origins(catalogue, cluster);
        ClientSettings home = clusters.home(cluster);
        RouterRole router =
                new RouterRole(
                        new RouterSettings(
                                cluster,
                                origins,
                                process.layout().lanePartitions(),
                                process.boot(),
                                process.endsRememberedFor()),
                        home,
                        clusters.control(),
                        tokenKeys,
                        process.directory().resolve("router-" + cluster),
                        world,
                        new LaneMetrics(meters, Lane.INTERACTIVE));
        AgentRole agent =
                new AgentRole(
                        cluster,
                        origins,
                        home,
                        clusters.control(),
                        world,
                        new LaneMetrics(meters, Lane.BATCH));
        agent.start();
        router.start();
        return new HomeRole(world, router, agent);
    }

    public boolean isRunning() {
        return router.isRunning() && agent.isRunning();
    }

    /// Whether they may come to run by themselves when they do not.
    public boolean isAlive() {
        return world.isAlive() && router.isAlive() && agent.isRunning();
    }

    /// Whether the partition of `job` is this process's, of all that serve the cluster.
    public boolean holds(JobId job) {
        return router.holds(job);
    }

    public WorldReader world() {
        return world;
    }

    @Override
    public void close() {
        router.close();
        agent.close();
        world.close();
    }
}
