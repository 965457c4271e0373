package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.batch.DeciderRole;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.shell.StreamsRunner;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.power.PowerMeter;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PowerTold;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// The batch decider, with a world of its own.
public final class ControlRole implements AutoCloseable {
    private static final Duration TELL_POWER_EVERY = Duration.ofMillis(100);

    private final WorldReader world;
    private final DeciderRole decider;
    private final ControlPublisher pools;
    private final PowerTeller power;
    private final ScheduledExecutorService timer;

    private ControlRole(WorldReader world, DeciderRole decider, ControlPublisher pools) {
        this.world = world;
        this.decider = decider;
        this.pools = pools;
        this.power = new PowerTeller(decider.board()::power, world, pools::publish);
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("heliotrope-power").factory());
    }

    /// Starts it, once the control topics tell of a first world.
    ///
    /// @throws IllegalStateException when they do not within the process's patience
    public static ControlRole start(
            Clusters clusters,
            ProcessSettings process,
            Supplier<TokenKeys> tokenKeys,
            Meters meters)
            throws InterruptedException {
        WorldReader world =
                new WorldReader(
                        new KafkaConsumer<>(
                                clusters.control().logReader("heliotrope-decider-world")),
                        "decider");
        world.start();
        world.await(process.patience());
        DeciderRole decider =
                new DeciderRole(
                        StreamsRunner.connection(clusters.control()),
                        process.directory().resolve("decider"),
                        world,
                        new KeyedTokens(tokenKeys, new Serials(process.boot(), "batch")),
                        process.layout().lanePartitions(),
                        process.endsRememberedFor(),
                        new LaneMetrics(meters, Lane.BATCH));
        ControlRole role =
                new ControlRole(
                        world,
                        decider,
                        new ControlPublisher(clusters.control(), "heliotrope-power"));
        decider.start();
        ScheduledFuture<?> _ =
                role.timer.scheduleWithFixedDelay(
                        role.power, 0, TELL_POWER_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        return role;
    }

    public boolean isRunning() {
        return decider.isRunning();
    }

    /// Whether it may come to run by itself when it does not.
    public boolean isAlive() {
        return world.isAlive() && decider.isAlive();
    }

    public WorldReader world() {
        return world;
    }

    /// Held jobs of every origin that ever held one.
    public Map<RegionId, Long> held() {
        return decider.held().all();
    }

    /// The release plan in force, once there is one.
    public Optional<PlanRecord> plan() {
        return decider.board().last();
    }

    /// The accelerators that are to be powered, once they were planned here.
    public Optional<PowerTold> powerPlan() {
        return decider.board().power();
    }

    /// What the accelerators of each region did since this role started, as their workers told.
    public SortedMap<RegionId, PowerMeter.Counted> power() {
        return power.counted();
    }

    /// What the decider knows of taken slots.
    public Taken taken() {
        return decider.held().taken();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        decider.close();
        pools.close();
        world.close();
    }
}
