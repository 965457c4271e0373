package io.heliotrope.orchestrator.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.MemoryStores;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.Serials;
import io.heliotrope.orchestrator.token.TokenKeyFile;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import io.heliotrope.token.KeyedTokens;
import io.heliotrope.token.TokenKeys;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The decider's shell on stores in memory, in a world of the shipped regions that stands still.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BatchProcessorTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MODEL = "tiny-llama";

    private final HeliotropeConfig config = shipped();
    private final TokenKeys tokenKeys = TokenKeyFile.passing();
    private final Region region = config.regions().getFirst();
    private final int slots = config.catalogue().region(0).slots(Lane.BATCH);
    private World world = world(0);
    private final KnownExtent extent = new KnownExtent();
    private final BatchProcessor decider = new BatchProcessor(parts());
    private MockProcessorContext<byte[], byte[]> context;

    @BeforeEach
    void begin(@TempDir Path directory) {
        context = stores(directory);
        decider.init(context);
    }

    private static MockProcessorContext<byte[], byte[]> stores(Path directory) {
        MockProcessorContext<byte[], byte[]> fresh =
                MemoryStores.context(
                        directory,
                        BatchStores.JOBS,
                        BatchStores.DUE,
                        BatchStores.LEASES,
                        ChargeStore.NAME);
        fresh.setCurrentSystemTimeMs(NOON.toEpochMilli());
        return fresh;
    }

    @Test
    void a_job_that_found_its_region_full_is_released_as_soon_as_a_slot_comes_back() {
        List<Dispatch> first = submit("full", slots);
        List<Dispatch> none = submit("next", 1);

        receive(Topics.OUTCOMES, Wire.outcome(finished(first.getFirst())));
        context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);

        assertThat(first).hasSize(slots);
        assertThat(none).isEmpty();
        assertThat(released())
                .extracting(dispatch -> dispatch.job().id())
                .containsExactly(new JobId("next-0"));
    }

    @Test
    void slots_lent_in_a_transaction_that_was_not_to_be_are_free_again(@TempDir Path other) {
        submit("lost", slots);
        context = stores(other);

        decider.init(context);

        assertThat(submit("again", slots)).hasSize(slots);
    }

    @Test
    void no_lease_is_judged_before_what_lay_there_at_the_beginning_is_read() {
        submit("job", 1);
        seconds(1, 9);
        List<Dispatch> notKnown = released();
        extent.is(4, 6);
        seconds(10, 18);
        List<Dispatch> unread = released();

        context.setRecordMetadata(Topics.OUTCOMES, 0, 5);
        decider.process(new Record<>(new byte[1], "no outcome".getBytes(UTF_8), 0));
        seconds(19, 20);

        assertThat(notKnown).isEmpty();
        assertThat(unread).isEmpty();
        assertThat(released()).extracting(Dispatch::attempt).containsExactly(2);
    }

    @Test
    void a_task_that_begins_anew_finds_out_anew_what_lies_there(@TempDir Path other) {
        extent.is(0, 0);
        seconds(1, 2);
        context = stores(other);
        decider.init(context);

        submit("job", 1);
        seconds(3, 12);

        assertThat(extent.begun()).isEqualTo(2);
        assertThat(released()).isEmpty();
    }

    /// Every second the worker says that it lives, and the timer runs.
    private void seconds(int from, int to) {
        for (int second = from; second <= to; second++) {
            world = world(second);
            context.scheduledPunctuators().getFirst().getPunctuator().punctuate(0);
        }
    }

    private List<Dispatch> submit(String name, int count) {
        for (int i = 0; i < count; i++) {
            receive(Topics.DESCRIPTORS, Wire.descriptor(new Descriptor.Sound(job(name + "-" + i))));
        }
        return released();
    }

    private void receive(String topic, Message message) {
        context.setRecordMetadata(topic, 0, 0);
        decider.process(
                new Record<>(
                        message.key(), message.value(), NOON.toEpochMilli(), message.headers()));
    }

    /// What was released since the last call.
    private List<Dispatch> released() {
        List<Dispatch> released = new ArrayList<>();
        for (MockProcessorContext.CapturedForward<? extends byte[], ? extends byte[]> one :
                context.forwarded()) {
            if (one.childName().orElse("").equals(BatchSender.DECISIONS)
                    && Wire.decision(one.record().value())
                            instanceof
                            Decoded.Value<BatchDecision>(BatchDecision.Release(Dispatch d))) {
                released.add(d);
            }
        }
        context.resetForwards();
        return released;
    }

    private Job job(String id) {
        return new Job(
                new JobId(id),
                region.id(),
                new TenantId("tenant"),
                MODEL,
                Residency.parse(region.jurisdiction().toString()),
                new Objective.Complete(NOON.plus(Duration.ofHours(6)), Duration.ofMinutes(1)),
                NOON,
                Digest.of(id),
                new PayloadRef(region.home(), "jobs", 0, 0, 10));
    }

    private static Result finished(Dispatch dispatch) {
        Measured measured =
                new Measured(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        NOON,
                        NOON,
                        10,
                        100,
                        new KilowattHours(0.001),
                        "method");
        return new Result(
                dispatch.job().id(),
                dispatch.job().origin(),
                dispatch.token(),
                dispatch.target(),
                dispatch.worker(),
                new Result.Finished(new ExecutionId("run"), Digest.of("output"), measured));
    }

    private BatchParts parts() {
        return new BatchParts(
                () -> world,
                new Policies(),
                new KeyedTokens(() -> tokenKeys, new Serials("boot", "batch")),
                1,
                Duration.ofDays(7),
                new Task(config.control(), 0, 0),
                new HeldJobs(),
                new PlanBoard(),
                extent,
                new LaneMetrics(new Meters(new SimpleMeterRegistry()), Lane.BATCH));
    }

    /// The world after a heartbeat at so many seconds after noon, which lists no token.
    private World world(int second) {
        WorldFold fold = new WorldFold();
        List<ControlRecord> records = new ArrayList<>();
        records.add(new CatalogueSet(config.catalogue()));
        records.add(new PolicySet(config.policy()));
        records.add(average());
        records.add(heartbeat());
        records.add(new Tick(0, NOON));
        records.forEach(next -> fold.apply(next, 0, NOON.plusSeconds(second)));
        return fold.world().orElseThrow();
    }

    private YearlyAverage average() {
        return new YearlyAverage(
                new Reading(
                        region.zone(),
                        new GramsPerKwh(100),
                        Basis.AVERAGE_LIFECYCLE,
                        "electricitymaps",
                        NOON.minus(Duration.ofDays(90)),
                        Quality.STATIC));
    }

    private Heartbeat heartbeat() {
        LaneLoad idle = new LaneLoad(2 * slots, 0, 0, Double.NaN);
        return new Heartbeat(
                new WorkerId(region.id() + "-1"),
                region.id(),
                "boot",
                0,
                Health.READY,
                idle,
                idle,
                new TreeSet<>(List.of(MODEL)),
                List.of());
    }

    private static HeliotropeConfig shipped() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }
}
