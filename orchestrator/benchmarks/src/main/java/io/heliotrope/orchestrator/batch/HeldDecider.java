package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.Backlog.Extent;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.state.World;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/// The batch decider that runs live, on RocksDB as there, without a broker around it. Owned by one
/// thread.
public final class HeldDecider implements AutoCloseable {
    private static final RegionId ORIGIN = new RegionId("region-0");
    private static final ClusterId HERE = new ClusterId("here");

    private final Supplier<World> worlds;
    private final HeldJobs held = new HeldJobs();
    private final BatchProcessor decider;
    private final MockProcessorContext<byte[], byte[]> context;
    private final List<KeyValueStore<byte[], byte[]>> stores = new ArrayList<>();

    /// Stores lie in `directory`. `worlds` must have a region `region-0`.
    public HeldDecider(Supplier<World> worlds, Path directory) {
        this.worlds = worlds;
        TokenKeys keys = TokenKeyFile.passing();
        this.decider =
                new BatchProcessor(
                        new BatchParts(
                                worlds,
                                new Policies(),
                                new KeyedTokens(() -> keys, new Serials("boot", "batch")),
                                1,
                                Duration.ofDays(7),
                                new Task(HERE, 0, 0),
                                held,
                                new PlanBoard(),
                                new AllRead(),
                                new LaneMetrics(
                                        new Meters(new SimpleMeterRegistry()), Lane.BATCH)));
        this.context = context(directory);
        decider.init(context);
    }

    /// No outcome lies there.
    private static final class AllRead implements OutcomesExtent {
        @Override
        public void begin() {
            // nothing is asked of anybody
        }

        @Override
        public Optional<Extent> at(Instant realNow) {
            return Optional.of(new Extent(0, 0));
        }
    }

    private MockProcessorContext<byte[], byte[]> context(Path directory) {
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "benchmark");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9");
        MockProcessorContext<byte[], byte[]> made =
                new MockProcessorContext<>(settings, new TaskId(0, 0), directory.toFile());
        for (String name :
                List.of(BatchStores.JOBS, BatchStores.DUE, BatchStores.LEASES, ChargeStore.NAME)) {
            KeyValueStore<byte[], byte[]> store =
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(name),
                                    Serdes.ByteArray(),
                                    Serdes.ByteArray())
                            .withLoggingDisabled()
                            .withCachingDisabled()
                            .build();
            store.init(made.getStateStoreContext(), store);
            made.addStateStore(store);
            stores.add(store);
        }
        made.setCurrentSystemTimeMs(worlds.get().now().toEpochMilli());
        return made;
    }

    /// Hands in the descriptor of one more job, which may run until `deadline`.
    public void submit(int number, Instant deadline) {
        Instant now = worlds.get().now();
        Job job =
                new Job(
                        new JobId("job-" + number),
                        ORIGIN,
                        new TenantId("tenant"),
                        "model",
                        Residency.ANYWHERE,
                        new Objective.Complete(deadline, Duration.ofMinutes(5)),
                        now,
                        Digest.of("job-" + number),
                        new PayloadRef(HERE, "jobs", 0, number, 10));
        Message message = Wire.descriptor(new Descriptor.Sound(job));
        context.setRecordMetadata(Topics.DESCRIPTORS, 0, number);
        decider.process(
                new Record<>(
                        message.key(), message.value(), now.toEpochMilli(), message.headers()));
        context.resetForwards();
    }

    /// What the decider does of itself each 25 ms, with the world as it is by then; returns how
    /// many records it wrote.
    public int turn() {
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
        int written = context.forwarded().size();
        context.resetForwards();
        return written;
    }

    /// How many jobs are held.
    public long held() {
        return held.of(ORIGIN);
    }

    @Override
    public void close() {
        stores.forEach(KeyValueStore::close);
    }
}
