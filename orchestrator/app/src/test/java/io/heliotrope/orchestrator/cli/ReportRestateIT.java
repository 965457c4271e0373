package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Decision;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Job;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.ClusterSettings.Bootstrap;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.orchestrator.inspect.Installation;
import io.heliotrope.orchestrator.restate.Restating;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.queues.ClientSettings;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.embedded.EmbeddedKafka;
import io.heliotrope.queues.embedded.EmbeddedKafkaConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `report restate`, and the timer of a home cluster's process, over a real broker.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportRestateIT {
    /// What each of the ledger's jobs drew.
    private static final double KWH = 0.001;

    @Test
    void a_revision_is_stated_anew_once_and_the_report_shows_it(@TempDir Path folder)
            throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                WrittenLedger ledger = new WrittenLedger(ClientSettings.plain(kafka.bootstrap()))) {
            RegionId target = job(ledger, "chat-1");
            job(ledger, "chat-2");
            double pue = ledger.config().catalogue().find(target).orElseThrow().defaultPue();
            assertThat(restate(kafka).path("restatements")).isEmpty();
            double before = location(kafka);
            ledger.control(Topics.SIGNALS, reading(ledger, target, 7, 5));

            JsonNode dry = restate(kafka, "--dry-run");
            assertThat(dry.path("restatements")).hasSize(2);
            assertThat(carbon(kafka).at("/restated/jobs").intValue()).isZero();

            JsonNode done = restate(kafka);
            assertThat(done.path("restatements")).isEqualTo(dry.path("restatements"));
            assertThat(done.path("jobs").intValue()).isEqualTo(2);
            JsonNode one = done.at("/restatements/0");
            assertThat(one.path("job").stringValue()).isEqualTo("chat-1");
            assertThat(one.at("/changes/0/is/p50").doubleValue())
                    .isCloseTo(KWH * pue * 7, within(1e-12));
            assertThat(one.at("/causes/0/source").stringValue()).isEqualTo("electricitymaps");
            assertThat(restate(kafka).path("restatements")).as("a second time").isEmpty();
            JsonNode row = carbon(kafka);
            assertThat(row.at("/restated/jobs").intValue()).isEqualTo(2);
            assertThat(row.at("/restated/p50").doubleValue())
                    .isCloseTo(2 * KWH * pue * 7 - before, within(1e-9));

            ledger.control(Topics.SIGNALS, reading(ledger, target, 9, 6));
            Installation installation = installation(ledger, kafka);
            new Restating(installation, home(ledger), _ -> true, 3).run();
            assertThat(restate(kafka, "--dry-run").path("restatements"))
                    .as("four records are more than three")
                    .hasSize(2);
            new Restating(installation, home(ledger), id -> id.value().equals("chat-2")).run();

            assertThat(restate(kafka).at("/restatements"))
                    .as("the other process's own")
                    .singleElement()
                    .satisfies(other ->
                            assertThat(other.path("job").stringValue()).isEqualTo("chat-1"));
            assertThat(carbon(kafka).at("/restated/p50").doubleValue())
                    .isCloseTo(2 * KWH * pue * 9 - before, within(1e-9));
            CliRun text = run(kafka, "restate", "--from", "2026-03-02");
            assertThat(text.err()).isEmpty();
            assertThat(text.out()).contains("from 2026-03-02 (UTC)", "0 of 0 done jobs");
        }
    }

    private static RegionId job(WrittenLedger ledger, String id) throws Exception {
        Job job = ledger.job(id);
        Receipt receipt = ledger.decide(job);
        RegionId target = ((Decision.Dispatch) receipt.decision()).region();
        ledger.send(job, target, receipt);
        ledger.end(job, target, receipt);
        return target;
    }

    private static Intensity reading(
            WrittenLedger ledger, RegionId region, double grams, long hoursLater) {
        Region at = ledger.config().catalogue().find(region).orElseThrow();
        Instant noon = WrittenLedger.NOON;
        return new Intensity(
                new Reading(
                        at.zone(),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "electricitymaps",
                        noon.plus(Duration.ofHours(hoursLater)),
                        Quality.MEASURED),
                noon,
                noon.plus(Duration.ofHours(1)));
    }

    private static ClusterId home(WrittenLedger ledger) {
        return ledger.config().catalogue().find(WrittenLedger.CENTRAL).orElseThrow().home();
    }

    private static Installation installation(WrittenLedger ledger, EmbeddedKafka kafka) {
        HeliotropeConfig config = ledger.config();
        Map<ClusterId, Bootstrap> addresses = new TreeMap<>();
        config.clusters()
                .keySet()
                .forEach(id -> addresses.put(id, new Bootstrap.Servers(kafka.bootstrap())));
        return new Installation(config.at(addresses), config.catalogue());
    }

    private static JsonNode restate(EmbeddedKafka kafka, String... options) {
        return json(kafka, "restate", options);
    }

    private static JsonNode carbon(EmbeddedKafka kafka) {
        return json(kafka, "carbon", "--by", "region").at("/rows/0");
    }

    private static double location(EmbeddedKafka kafka) {
        return carbon(kafka).at("/location/p50").doubleValue();
    }

    private static JsonNode json(EmbeddedKafka kafka, String command, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "--json";
        CliRun run = run(kafka, command, all);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static CliRun run(EmbeddedKafka kafka, String command, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "report";
        all[1] = command;
        System.arraycopy(options, 0, all, 2, options.length);
        return WrittenLedger.run(kafka.bootstrap(), all);
    }
}
