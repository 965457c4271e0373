package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.Decide;
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
import io.heliotrope.protocol.ControlRecord.LaneLoad;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.ControlRecord.YearlyAverage;
import io.heliotrope.protocol.Dispatch;
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
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The commands that only read or write topics, on a broker of their own: control topics have fixed
/// names.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerCommandsIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RegionId CENTRAL = new RegionId("eu-central");

    private final HeliotropeConfig config = shipped();
    private final WorldFold fold = new WorldFold();
    private EmbeddedKafka kafka;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
        ClientSettings client = ClientSettings.plain(kafka.bootstrap());
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

    @AfterAll
    void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void a_job_is_followed_explained_and_verified_until_its_receipt_is_tampered_with()
            throws Exception {
        Job job = job("chat-1");
        Receipt receipt = decide(job);
        RegionId target = ((Decision.Dispatch) receipt.decision()).region();
        send(job, target, receipt);

        CliRun before = run("status", "chat-1", "--json");
        end(job, target, receipt);
        CliRun after = run("status", "chat-1");
        CliRun why = run("explain", "chat-1");
        CliRun sound = run("verify-ledger");

        assertThat(before.out()).contains("\"state\" : \"DISPATCHED\"").doesNotContain("decision");
        assertThat(after.out()).startsWith("chat-1   DONE in " + target);
        assertThat(after.exitCode()).isZero();
        assertThat(why.out())
                .contains("decision   run in " + target + " now", "runner-up", "electricitymaps")
                .contains("us-west lies outside its labels");
        assertThat(sound.err()).isEmpty();
        assertThat(sound.out()).contains("receipts replayed identically: 2 of 2");
        assertThat(sound.exitCode()).isZero();

        RegionId elsewhere = new RegionId(target.equals(CENTRAL) ? "eu-east" : "eu-central");
        Job tampered = job("chat-2");
        send(tampered, elsewhere, claiming(decide(tampered), elsewhere));
        CliRun broken = run("verify-ledger");

        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out())
                .contains("BROKEN  receipts replayed identically: 2 of 3")
                .contains("chat-2: decision was recorded as");
    }

    @Test
    void an_unknown_job_is_one_line_and_exit_code_1() {
        CliRun run = run("explain", "nobody");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("heliotrope explain: job 'nobody' is in no status");
    }

    @Test
    void submit_prints_the_id_that_it_put_on_the_origins_topic() {
        CliRun run =
                run(
                        "submit",
                        "--origin",
                        "eu-east",
                        "--model",
                        "tiny-llama",
                        "--id",
                        "mine",
                        "hello");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("mine\n");
    }

    @Test
    void submit_from_an_unknown_origin_names_those_there_are() {
        CliRun run = run("submit", "--origin", "mars", "--model", "tiny-llama", "hello");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--origin was 'mars', expected one of [asia-south,");
    }

    private CliRun run(String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--bootstrap";
        all[arguments.length + 1] = kafka.bootstrap();
        return CliRun.of(new RecordingStarter(), all);
    }

    private Receipt decide(Job job) {
        World world = fold.world().orElseThrow();
        return Decide.decide(job, world, Load.NONE, new BuiltInPolicy(world.policy()));
    }

    private static Receipt claiming(Receipt receipt, RegionId region) {
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

    private void control(String topic, ControlRecord controlRecord) throws Exception {
        RecordMetadata at = producer.send(Wire.control(controlRecord).to(topic)).get();
        fold.apply(controlRecord, at.offset(), Instant.ofEpochMilli(at.timestamp()));
    }

    private void send(Job job, RegionId target, Receipt receipt) throws Exception {
        Dispatch dispatch =
                new Dispatch(
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
        Message message = Wire.dispatch(dispatch, new byte[] {1});
        producer.send(message.to(Topics.dispatch(target, Lane.INTERACTIVE))).get();
    }

    private void end(Job job, RegionId target, Receipt receipt) throws Exception {
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
        producer.send(Wire.status(status).to(Topics.status(CENTRAL))).get();
    }

    private Task task() {
        return new Task(config.control(), 0, 0);
    }

    private Job job(String id) {
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
