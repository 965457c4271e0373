package io.heliotrope.orchestrator.roles;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.access.Rights;
import io.heliotrope.orchestrator.world.WorldReader;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.seal.RegionKeys;
import io.heliotrope.state.World;
import io.heliotrope.workers.BatchTime;
import io.heliotrope.workers.EnergyMeter;
import io.heliotrope.workers.Engines;
import io.heliotrope.workers.LaneLimits;
import io.heliotrope.workers.ModelledEnergy;
import io.heliotrope.workers.PoolWorker;
import io.heliotrope.workers.TickedClock;
import io.heliotrope.workers.WorkerConfig;
import io.heliotrope.workers.WorkerConfig.Limits;
import io.heliotrope.workers.WorkerEvents;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One worker of a region's pool, with a world of its own; job time is what the ticks say.
public final class WorkerRole implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerRole.class);
    private static final int QUEUE_PER_SLOT = 16;

    private final WorldReader world;
    private final PoolWorker worker;

    private WorkerRole(WorldReader world, PoolWorker worker) {
        this.world = world;
        this.worker = worker;
    }

    /// Puts a meter over the stated model of energy.
    @FunctionalInterface
    public interface Metering {
        /// No meter: energy is as stated.
        Metering NONE = (stated, accelerator, batchTime) -> stated;

        /// The meter of a worker on `accelerator`, which says what is `stated` where it reads
        /// nothing.
        EnergyMeter over(EnergyMeter stated, Accelerator accelerator, BatchTime batchTime);
    }

    /// What a worker is made of beside the clusters: its share of the region's slots is one part in
    /// `workersOfPool`, at least one slot a lane that has any. `keys` open what is sealed to the
    /// region.
    public record Post(
            RegionId region,
            WorkerId worker,
            int workersOfPool,
            int inferences,
            RegionKeys keys,
            Metering metering) {
        /// A post without a meter.
        public Post(
                RegionId region,
                WorkerId worker,
                int workersOfPool,
                int inferences,
                RegionKeys keys) {
            this(region, worker, workersOfPool, inferences, keys, Metering.NONE);
        }

        /// The same post with a meter.
        public Post metered(Metering meter) {
            return new Post(region, worker, workersOfPool, inferences, keys, meter);
        }

        /// A post without keys: its worker can open nothing that is sealed.
        public Post(RegionId region, WorkerId worker, int workersOfPool, int inferences) {
            this(region, worker, workersOfPool, inferences, RegionKeys.none(region));
        }

        public Post {
            if (workersOfPool < 1 || inferences < 1) {
                throw new IllegalArgumentException(
                        "workers of a pool and inferences must be >= 1, were "
                                + workersOfPool
                                + ", "
                                + inferences);
            }
        }
    }

    /// Starts it, once the control plane has told of a first world.
    ///
    /// @throws IllegalStateException when it does not within the process's patience
    public static WorkerRole start(
            Post post,
            Clusters clusters,
            ProcessSettings process,
            Engines engines,
            InstantSource realTime,
            WorkerEvents events)
            throws InterruptedException {
        TickedClock jobTime = new TickedClock();
        String name = "heliotrope-worker-" + post.worker();
        WorldReader world =
                new WorldReader(
                        new KafkaConsumer<>(clusters.control().logReader(name + "-world")),
                        name,
                        seen -> jobTime.advanceTo(seen.now()));
        world.start();
        World first = world.await(process.patience());
        Region region =
                first.catalogue()
                        .find(post.region())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "region "
                                                + post.region()
                                                + " is not in the catalogue, which has "
                                                + first.catalogue().regions().stream()
                                                        .map(Region::id)
                                                        .toList()));
        WorkerConfig config =
                new WorkerConfig(
                        post.worker(),
                        post.region(),
                        process.boot() + "-" + post.worker(),
                        limits(region.interactiveSlots(), post),
                        limits(region.batchSlots(), post),
                        BatchTime.MODELLED,
                        8,
                        Limits.DEFAULT,
                        post.keys());
        PoolWorker worker =
                new PoolWorker(
                        config,
                        io.heliotrope.workers.Clusters.of(
                                served(post.region(), first.catalogue(), clusters),
                                clusters.control()),
                        engines,
                        post.metering()
                                .over(
                                        new ModelledEnergy(post.region(), world::find),
                                        region.accelerator(),
                                        config.batchTime()),
                        jobTime,
                        realTime,
                        world::find,
                        events);
        worker.start();
        return new WorkerRole(world, worker);
    }

    /// The home clusters whose jobs may be processed in the region: it has no rights on others.
    private static Map<ClusterId, ClientSettings> served(
            RegionId region, Catalogue catalogue, Clusters clusters) {
        Map<ClusterId, ClientSettings> served = new TreeMap<>();
        for (ClusterId home : Rights.served(region, catalogue)) {
            ClientSettings kafka = clusters.homes().get(home);
            if (kafka == null) {
                LOG.atWarn()
                        .addKeyValue("region", region)
                        .addKeyValue("cluster", home)
                        .log("jobs may be sent here from a cluster that the settings do not give");
            } else {
                served.put(home, kafka);
            }
        }
        return served;
    }

    private static LaneLimits limits(int slots, Post post) {
        int share = slots == 0 ? 0 : Math.max(1, slots / post.workersOfPool());
        return new LaneLimits(share, share * QUEUE_PER_SLOT, post.inferences());
    }

    public WorldReader world() {
        return world;
    }

    /// Whether it sees a world; its engine's health is told by its heartbeats.
    public boolean isRunning() {
        return world.isReady();
    }

    /// Whether it may come to run by itself when it does not.
    public boolean isAlive() {
        return world.isAlive();
    }

    /// Takes no new work; what runs goes on.
    public void drain() {
        worker.drain();
    }

    @Override
    public void close() {
        worker.close();
        world.close();
    }
}
