package io.heliotrope.orchestrator.roles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.protocol.Status;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.JobProducer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program on a real broker, with a package that draws 4 kW in a made-up sysfs tree: much
/// more than the catalogue states for a tiny model.
///
/// In a process of its own: in this one an earlier test may have opened a state store, and
/// llama.cpp must be loaded before.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeteredUpIT {
    private static final double WATTS = 4000;
    private static final long STEP_NANOS = 3_000_000;
    private static final RegionId NORTH = new RegionId("north");
    private static final Map<String, String> LONG =
            Map.of(
                    JobHeaders.MODEL, "tiny-llama",
                    JobHeaders.SLO, "60s",
                    JobHeaders.MAX_TOKENS, "1000");

    @Test
    void what_a_worker_meters_moves_work_to_another_region(@TempDir Path folder) throws Exception {
        Path sysfs = Files.createDirectories(folder.resolve("sysfs/intel-rapl:0"));
        Files.writeString(sysfs.resolve("name"), "package-0\n");
        Files.writeString(sysfs.resolve("max_energy_range_uj"), Long.MAX_VALUE + "\n");
        Thread package0 = Thread.ofPlatform().start(() -> draw(sysfs));
        try (OwnBroker broker = new OwnBroker(folder.resolve("broker"))) {
            Path settings = Files.writeString(folder.resolve("s.yaml"), yaml(broker, folder));
            try (ChildProcess product = up(settings, folder);
                    JobProducer jobs = new JobProducer(client(broker), "test-producer");
                    StatusReader statuses = new StatusReader(client(broker), NORTH)) {
                int count = 1;
                while (done(jobs, statuses, "job-" + count).equals(NORTH) && count < 200) {
                    count++;
                }

                JsonNode first = explained(settings, "job-1");
                JsonNode last = explained(settings, "job-" + count);
                assertThat(first.at("/chosen/region").asString()).isEqualTo("north");
                assertThat(source(first, "chosen")).isEqualTo("catalogue");
                assertThat(last.at("/chosen/region").asString()).isEqualTo("central");
                assertThat(source(last, "chosen")).isEqualTo("catalogue");
                assertThat(source(last, "runner_up")).isEqualTo("meter:powercap");
                CliRun verified = run("verify-ledger", "--config", settings.toString());
                assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
                assertThat(product.isAlive()).as(product.said()).isTrue();
            }
        } finally {
            package0.interrupt();
            package0.join();
        }
    }

    private static String source(JsonNode explained, String candidate) {
        return explained.at("/" + candidate + "/terms/energy_source").asString();
    }

    /// Counts what is drawn until it is interrupted; the file is replaced whole.
    private static void draw(Path zone) {
        long start = System.nanoTime();
        Path next = zone.resolve("next");
        try {
            while (!Thread.currentThread().isInterrupted()) {
                double joules = WATTS * (System.nanoTime() - start) / 1e9;
                Files.writeString(next, (long) (joules * 1e6) + "\n");
                Files.move(
                        next,
                        zone.resolve("energy_uj"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                LockSupport.parkNanos(STEP_NANOS);
            }
        } catch (ClosedByInterruptException end) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Submits a job, waits for its end and tells where it ran.
    private static RegionId done(JobProducer jobs, StatusReader statuses, String id)
            throws Exception {
        JobId job = new JobId(id);
        jobs.submit(NORTH, Lane.INTERACTIVE, job, LONG, "tell me a long story".getBytes(UTF_8))
                .get();
        Eventually.holds("the end of " + id, () -> !statuses.ends(job).isEmpty());
        return switch (statuses.ends(job).getFirst()) {
            case Status.Done done -> done.region();
            case Status.Terminal other -> throw new AssertionError(id + " ended as " + other);
        };
    }

    private static JsonNode explained(Path settings, String id) {
        CliRun explained = run("explain", id, "--config", settings.toString(), "--json");
        assertThat(explained.exitCode()).as(explained.err()).isZero();
        return JsonMapper.builder().build().readTree(explained.out());
    }

    private static CliRun run(String... arguments) {
        return CliRun.of(new RecordingStarter(), arguments);
    }

    /// Returns when all roles run.
    private static ChildProcess up(Path settings, Path folder) throws IOException {
        ChildProcess product =
                ChildProcess.heliotrope(
                        folder.resolve("up.log"),
                        "up",
                        "--config",
                        settings.toString(),
                        "--data",
                        folder.resolve("data").toString());
        Eventually.holds(
                () -> "the product to be up; it said\n" + product.said(),
                () -> product.said().contains("up; end it") || !product.isAlive());
        assertThat(product.isAlive()).as(product.said()).isTrue();
        return product;
    }

    private static ClientSettings client(OwnBroker broker) {
        return ClientSettings.plain(broker.bootstrap());
    }

    private static String yaml(OwnBroker broker, Path folder) {
        return """
        clusters: {here: {bootstrap: '%s'}}
        control: here
        jurisdictions: {DE: EU}
        regions:
          north:
            {zone: DE, jurisdiction: DE, home: here, latitude: 53.5, longitude: 10.0,
             accelerator: {name: cpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.1,
             meter: {kind: powercap, root: '%s', every: 10ms}}
          central:
            {zone: DE, jurisdiction: DE, home: here, latitude: 50.1, longitude: 8.7,
             accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W},
             interactiveSlots: 2, batchSlots: 2, pue: 1.5}
        models:
          tiny-llama: {engine: llama, memory: 2GiB, joulesA: 0.1J, joulesC: 0.01J, perToken: 1ms}
        policy:
          {rule: lowest-grams-within-slo, greenThreshold: 250g/kWh, attempts: 3, reserve: 1m}
        signals: {feeds: none}
        """
                .formatted(broker.bootstrap(), folder.resolve("sysfs"));
    }
}
