package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.cli.CliRun;
import io.heliotrope.orchestrator.cli.RecordingStarter;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.installation.Processes;
import io.heliotrope.orchestrator.start.Console;
import io.heliotrope.orchestrator.start.Share;
import io.heliotrope.orchestrator.start.UpOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
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
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MeteredUpIT {
    private static final double WATTS = 4000;
    private static final long STEP_NANOS = 3_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final StringWriter said = new StringWriter();

    @Test
    void what_a_worker_meters_moves_work_to_another_region(@TempDir Path folder) throws Exception {
        Path sysfs = Files.createDirectories(folder.resolve("sysfs/intel-rapl:0"));
        Files.writeString(sysfs.resolve("name"), "package-0\n");
        Files.writeString(sysfs.resolve("max_energy_range_uj"), Long.MAX_VALUE + "\n");
        Thread package0 = Thread.ofPlatform().start(() -> draw(sysfs));
        try (OwnBroker broker = new OwnBroker(folder.resolve("broker"))) {
            Path settings = Files.writeString(folder.resolve("s.yaml"), yaml(broker, folder));
            Thread product = up(settings, folder.resolve("data"));
            try {
                Eventually.holds(said::toString, () -> said.toString().contains("up; end it"));

                JsonNode first = decided(settings, "job-0");
                JsonNode last = first;
                for (int job = 1; job < 200 && isIn(last, "north"); job++) {
                    last = decided(settings, "job-" + job);
                }

                assertThat(first.at("/chosen/region").asString()).isEqualTo("north");
                assertThat(source(first, "chosen")).isEqualTo("catalogue");
                assertThat(last.at("/chosen/region").asString()).isEqualTo("central");
                assertThat(source(last, "chosen")).isEqualTo("catalogue");
                assertThat(source(last, "runner_up")).isEqualTo("meter:powercap");
                CliRun verified = run("verify-ledger", "--config", settings.toString());
                assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            } finally {
                product.interrupt();
                product.join();
            }
        } finally {
            package0.interrupt();
            package0.join();
        }
    }

    private static boolean isIn(JsonNode explained, String region) {
        return explained.at("/chosen/region").asString().equals(region);
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

    private static JsonNode decided(Path settings, String id) {
        String config = settings.toString();
        CliRun submitted =
                run(
                        "submit",
                        "--config",
                        config,
                        "--origin",
                        "north",
                        "--model",
                        "tiny-llama",
                        "--lane",
                        "interactive",
                        "--slo",
                        "60s",
                        "--max-tokens",
                        "1000",
                        "--id",
                        id,
                        "tell me a long story");
        assertThat(submitted.exitCode()).as(submitted.err()).isZero();
        JsonNode explained = explained(id, config);
        for (long end = System.nanoTime() + PATIENCE_NANOS; !isDone(explained); ) {
            assertThat(System.nanoTime()).as(explained.toString()).isLessThan(end);
            explained = explained(id, config);
        }
        return explained;
    }

    private static boolean isDone(JsonNode explained) {
        return explained.path("state").asString("").equals("DONE");
    }

    /// What is told of a job; nothing before it was dispatched.
    private static JsonNode explained(String id, String config) {
        JsonMapper json = JsonMapper.builder().build();
        CliRun explained = run("explain", id, "--config", config, "--json");
        return explained.exitCode() == 0
                ? json.readTree(explained.out())
                : json.createObjectNode().put("trouble", explained.err());
    }

    private static CliRun run(String... arguments) {
        return CliRun.of(new RecordingStarter(), arguments);
    }

    private Thread up(Path settings, Path data) {
        PrintWriter out = new PrintWriter(said, true);
        Console console = new Console(out, out, false);
        UpOptions options = new UpOptions(config(settings), data, new Share.All());
        return Thread.ofPlatform()
                .start(() -> new Processes(console, InstantSource.system(), Map.of()).up(options));
    }

    private static HeliotropeConfig config(Path settings) {
        return switch (ConfigLoad.file(settings, Map.of())) {
            case ConfigLoad.Loaded(HeliotropeConfig config) -> config;
            case ConfigLoad.Refused refused -> throw new AssertionError(refused.toString());
        };
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
