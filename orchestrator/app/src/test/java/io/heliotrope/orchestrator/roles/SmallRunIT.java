package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.evidence.NotaryKey;
import io.heliotrope.orchestrator.inspect.History;
import io.heliotrope.orchestrator.inspect.HistoryExport;
import io.heliotrope.orchestrator.inspect.HistoryReplay;
import io.heliotrope.orchestrator.inspect.HistoryText;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.inspect.LedgerScan;
import io.heliotrope.orchestrator.inspect.ProvenanceScan;
import io.heliotrope.orchestrator.ledger.Ink;
import io.heliotrope.orchestrator.ledger.Verdict;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.notary.Notary;
import io.heliotrope.orchestrator.notary.NotarySettings;
import io.heliotrope.orchestrator.provenance.Provenance;
import io.heliotrope.orchestrator.provenance.Provenance.Run;
import io.heliotrope.orchestrator.provenance.Provenance.Seal.State;
import io.heliotrope.orchestrator.provenance.ProvenanceJson;
import io.heliotrope.orchestrator.provenance.ProvenanceText;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.queues.JobHeaders;
import io.heliotrope.queues.TopicLayout;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small run of the real roles with every kind of end, taken out of Kafka as a history.
///
/// `-Dheliotrope.history=FILE` keeps the history: that is how a release's is made, see
/// `docs/operations.md`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmallRunIT {
    private static final long SEED = 20_260_301;
    private static final int EACH = 4;

    private final NotaryKey key = NotaryKey.generate();
    private final Random random = new Random(SEED);
    private final List<JobId> ending = new ArrayList<>();

    @Test
    void a_run_taken_out_of_kafka_replays_and_verifies_as_a_text(@TempDir Path folder)
            throws Exception {
        History history;
        try (OwnBroker broker = new OwnBroker(folder.resolve("broker"));
                Scene scene =
                        new Scene(
                                SmallFleet.running(broker.bootstrap(), folder.resolve("state")),
                                SmallFleet.NORTH,
                                SmallFleet.EAST)) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            try (Notary notary = notary(scene.fleet(), folder, registry)) {
                scene.ready();
                run(scene);
                finish(scene);
                Eventually.holds("the notary to be at work", notary::isAtWork);
                Eventually.holds("all to be sealed", () -> verdict(broker).seals().unsealed() == 0);
            }
            audit(installation(broker));
            history = HistoryExport.of(installation(broker), "0.1.0", true, 20_000);
        }

        List<String> lines = HistoryText.lines(history).toList();
        History read = HistoryText.read(lines.stream());
        Verdict verdict = HistoryReplay.verify(read);

        assertThat(HistoryText.lines(read).toList()).isEqualTo(lines);
        assertThat(verdict.text(Ink.PLAIN)).doesNotContain("BROKEN");
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.replay().count()).isGreaterThan(40);
        assertThat(verdict.seals().isJudged()).isTrue();
        assertThat(verdict.completeness().ended()).isGreaterThanOrEqualTo(ending.size());
        assertThat(verdict.audit().terminal().keySet()).contains("DONE", "FAILED", "CANCELLED");
        keep(lines);
    }

    private void run(Scene scene) throws Exception {
        for (int i = 0; i < EACH; i++) {
            submit(scene, Lane.INTERACTIVE, "chat-" + i, Map.of(), body());
            submit(
                    scene,
                    Lane.INTERACTIVE,
                    "private-" + i,
                    Map.of(JobHeaders.RESIDENCY, random.nextBoolean() ? "EEA" : "EEA,!SE"),
                    body());
            submit(
                    scene,
                    Lane.BATCH,
                    "batch-" + i,
                    Map.of(JobHeaders.DEADLINE, 3 + random.nextInt(6) + "h"),
                    body());
        }
        submit(scene, Lane.INTERACTIVE, "malformed", Map.of(JobHeaders.SLO, "soon"), body());
        submit(
                scene,
                Lane.INTERACTIVE,
                "nowhere",
                Map.of(JobHeaders.RESIDENCY, "XX,!SE,!PL"),
                body());
        submit(scene, Lane.BATCH, "unknown-model", Map.of(JobHeaders.MODEL, "huge"), body());
        submit(scene, Lane.BATCH, "too-late", Map.of(JobHeaders.DEADLINE, "30min"), body());
        byte[] twice = body();
        submit(scene, Lane.INTERACTIVE, "twice", Map.of(), twice);
        scene.submit(Lane.INTERACTIVE, new JobId("twice"), Map.of(), twice);
        scene.submit(Lane.INTERACTIVE, new JobId("twice"), Map.of(), body());
        cancelled(scene, Lane.INTERACTIVE);
        cancelled(scene, Lane.BATCH);
        failed(scene);
    }

    private void submit(
            Scene scene, Lane lane, String id, Map<String, String> headers, byte[] payload)
            throws Exception {
        JobId job = new JobId(id);
        scene.submit(lane, job, headers, payload);
        ending.add(job);
    }

    /// Held, since only the west may run it, and cancelled.
    private static void cancelled(Scene scene, Lane lane) throws Exception {
        JobId job = new JobId("cancelled-" + lane.word());
        scene.submit(lane, job, Map.of(JobHeaders.RESIDENCY, "US"));
        Eventually.holds("a word on " + job, () -> !scene.statuses().of(job).isEmpty());
        scene.cancel(lane, job);
        scene.end(job);
    }

    /// Fails in every attempt.
    private static void failed(Scene scene) throws Exception {
        JobId job = new JobId("failing");
        scene.submit(Lane.INTERACTIVE, job, Map.of());
        for (int attempt = 1; scene.statuses().ends(job).isEmpty(); attempt++) {
            Dispatch dispatch = scene.dispatch(job, attempt);
            scene.worker(dispatch.target())
                    .answer(
                            dispatch,
                            new Result.Failed(
                                    new ExecutionId("failing-" + attempt),
                                    "out of memory",
                                    attempt < 3),
                            new byte[0]);
            int next = attempt + 1;
            Eventually.holds(
                    "attempt " + next + " or the end of " + job,
                    () -> attemptOrEnd(scene, job, next));
        }
    }

    /// Job time goes on while batch jobs end, so that held ones are released and the last come
    /// late.
    private void finish(Scene scene) {
        Instant now = SmallFleet.START;
        for (JobId job : ending) {
            if (job.value().startsWith("batch-")) {
                scene.fleet().tick(now);
                now = now.plus(Duration.ofMinutes(75));
            }
            scene.finishUntilEnd(job);
        }
    }

    private static boolean attemptOrEnd(Scene scene, JobId job, int attempt) {
        scene.beat();
        return !scene.statuses().ends(job).isEmpty() || scene.newestAttempt(job) >= attempt;
    }

    private byte[] body() {
        return ("question " + random.nextInt(1_000_000)).getBytes(StandardCharsets.UTF_8);
    }

    private Notary notary(SmallFleet fleet, Path folder, SimpleMeterRegistry registry) {
        return new NotaryRole(
                        fleet.clusters(),
                        SmallFleet.catalogue(2),
                        ProcessSettings.in(folder, TopicLayout.standard()),
                        NotarySettings.DEFAULT,
                        key,
                        Clock.systemUTC(),
                        new Meters(registry))
                .all();
    }

    private Verdict verdict(OwnBroker broker) {
        Installation installation = installation(broker);
        return LedgerScan.read(installation).verdict(installation.catalogue());
    }

    private Installation installation(OwnBroker broker) {
        String yaml =
                """
                clusters:
                  home:
                    bootstrap: %s
                control: home
                jurisdictions: {SE: EEA}
                regions:
                  north:
                    zone: N
                    jurisdiction: SE
                    home: home
                    latitude: 50
                    longitude: 10
                    accelerator: {name: gpu, memory: 24GiB, idle: 50W, busy: 300W}
                    interactiveSlots: 4
                    batchSlots: 2
                    pue: 1.2
                models:
                  tiny: {engine: llama, memory: 1GiB, joulesA: 3J, joulesC: 0.1J, perToken: 0.5ms}
                policy: {rule: lowest-grams-within-slo, greenThreshold: 100g/kWh, attempts: 3, reserve: 15m}
                """
                        .formatted(broker.bootstrap());
        HeliotropeConfig config =
                switch (ConfigLoad.text(Path.of("small.yaml"), yaml, Map.of())) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused -> throw new AssertionError(refused);
                };
        return new Installation(config, SmallFleet.catalogue(2), Duration.ofSeconds(15))
                .trusting(List.of(key.open()));
    }

    /// Everything about a job that failed and one that ran, found by the result's own id.
    private static void audit(Installation installation) {
        Provenance failing = ProvenanceScan.find(installation, "failing").orElseThrow();
        assertThat(failing.runs()).hasSize(3).noneMatch(Run::counts);
        assertThat(failing.wasted()).hasSize(3);
        assertThat(failing.decisions()).hasSize(3).allMatch(d -> d.mismatch() == null);

        Provenance batch = ProvenanceScan.find(installation, "batch-0").orElseThrow();
        Run counted = batch.counted().orElseThrow();
        String id = counted.token() + "/" + counted.execution();
        Provenance same = ProvenanceScan.find(installation, "result/" + id).orElseThrow();

        assertThat(same.job()).isEqualTo(batch.job());
        assertThat(same.counted().orElseThrow().isIntact()).isTrue();
        assertThat(same.input().isIntact()).isTrue();
        assertThat(Objects.requireNonNull(same.model()).name()).isEqualTo(SmallFleet.MODEL);
        assertThat(same.steps())
                .filteredOn(step -> step.seal().state() != State.BY_DIGEST)
                .isNotEmpty()
                .allMatch(step -> step.seal().state() == State.SEALED);
        assertThat(ProvenanceText.render(same))
                .contains("in north on worker north-1", "the batch decider", "replays identically")
                .contains("file SHA-256", "sealed by checkpoint")
                .doesNotContain("BROKEN");
        assertThat(ProvenanceJson.render(same)).contains("\"output_intact\" : true");
    }

    private static void keep(List<String> lines) throws Exception {
        String file = System.getProperty("heliotrope.history", "");
        if (!file.isEmpty()) {
            Files.write(Path.of(file), lines);
        }
    }
}
