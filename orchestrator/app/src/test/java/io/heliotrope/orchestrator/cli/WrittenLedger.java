package io.heliotrope.orchestrator.cli;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Decision;
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
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.TopicAdmin;
import io.heliotrope.queues.TopicLayout;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;

/// A ledger written by hand on one broker: a world of the shipped regions, and jobs that were
/// really decided on in it. Control topics have fixed names, so one broker holds one. Belongs to
/// one thread.
final class WrittenLedger implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final RegionId CENTRAL = new RegionId("eu-central");

    private final HeliotropeConfig config = shipped();
    private final WorldFold fold = new WorldFold();
    private final KafkaProducer<byte[], byte[]> producer;

    /// Makes the topics and the world.
    WrittenLedger(ClientSettings client) throws Exception {
        List<RegionId> regions = config.regions().stream().map(Region::id).toList();
        TopicLayout layout = TopicLayout.standard();
        try (Admin admin = Admin.create(client.admin("test"))) {
            new TopicAdmin(admin).ensure(layout.control());
            new TopicAdmin(admin).ensure(layout.home(regions, regions));
        }
        producer = new KafkaProducer<>(client.interactiveProducer("test"));
        control(Topics.CATALOGUE, new CatalogueSet(config.catalogue()));
        control(Topics.POLICY, new PolicySet(config.policy()));
        double grams = 100;
        for (Region region : config.regions()) {
            control(Topics.SIGNALS, average(region, grams += 50));
            control(Topics.POOLS, heartbeat(region));
        }
        control(Topics.CLOCK, new Tick(0, NOON));
    }

    /// Any commands that are given the broker.
    static CliRun run(String bootstrap, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = bootstrap;
        return CliRun.of(new RecordingStarter(), all);
    }

    HeliotropeConfig config() {
        return config;
    }

    @Override
    public void close() {
        producer.close();
    }

    Receipt decide(Job job) {
        World world = fold.world().orElseThrow();
        return Decide.decide(
                job, world, Load.NONE, PolicyTexts.policy(world.policy(), world.catalogue()));
    }

    static Receipt claiming(Receipt receipt, RegionId region) {
        return new Receipt(
                receipt.job(),
                receipt.policy(),
                receipt.world(),
                receipt.now(),
                receipt.load(),
                new Decision.Dispatch(region),
                receipt.relaxation(),
                receipt.removals(),
                receipt.chosen(),
                receipt.runnerUp(),
                receipt.atOnceAtHome());
    }

    void control(String topic, ControlRecord controlRecord) throws Exception {
        RecordMetadata at = producer.send(Wire.control(controlRecord).to(topic)).get();
        fold.apply(controlRecord, at.offset(), Instant.ofEpochMilli(at.timestamp()));
    }

    RecordMetadata send(Job job, RegionId target, Receipt receipt) throws Exception {
        Message message = Wire.dispatch(dispatch(job, target, receipt), new byte[] {1});
        return producer.send(message.to(Topics.dispatch(target, Lane.INTERACTIVE))).get();
    }

    Dispatch dispatch(Job job, RegionId target, Receipt receipt) {
        return new Dispatch(
                job,
                1,
                new Token(job.id() + "/1"),
                target,
                new WorkerId(target + "-1"),
                NOON.plusSeconds(30),
                0,
                task(),
                1,
                receipt);
    }

    RecordMetadata end(Job job, RegionId target, Receipt receipt) throws Exception {
        Duration some = Duration.ofMillis(5);
        Status.Done done =
                new Status.Done(
                        new Token(job.id() + "/1"),
                        new ExecutionId("boot-1"),
                        target,
                        Digest.of("output"),
                        new Measured(
                                some,
                                some,
                                some,
                                NOON,
                                NOON,
                                1,
                                1,
                                new KilowattHours(0.001),
                                "model"));
        Status status = new Status(job.id(), CENTRAL, Lane.INTERACTIVE, task(), done, receipt);
        return producer.send(Wire.status(status).to(Topics.status(CENTRAL))).get();
    }

    private Task task() {
        return new Task(config.control(), 0, 0);
    }

    Job job(String id) {
        return new Job(
                new JobId(id),
                CENTRAL,
                new TenantId("tenant"),
                "tiny-llama",
                Residency.parse("EEA"),
                new Objective.Respond(Duration.ofSeconds(2), NOON.plusSeconds(30), 16),
                NOON,
                Digest.of(id),
                new PayloadRef(config.control(), "jobs", 0, 0, 1));
    }

    private static YearlyAverage average(Region region, double grams) {
        return new YearlyAverage(
                new Reading(
                        region.zone(),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "electricitymaps",
                        NOON.minus(Duration.ofDays(90)),
                        Quality.STATIC));
    }

    private static Heartbeat heartbeat(Region region) {
        LaneLoad idle = new LaneLoad(4, 0, 0, Double.NaN);
        return new Heartbeat(
                new WorkerId(region.id() + "-1"),
                region.id(),
                "boot",
                0,
                Health.READY,
                idle,
                idle,
                new TreeSet<>(List.of("tiny-llama")),
                List.of());
    }

    private static HeliotropeConfig shipped() {
        return switch (ConfigLoad.shipped(Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused);
        };
    }
}
