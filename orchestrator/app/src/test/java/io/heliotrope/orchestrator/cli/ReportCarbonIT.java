package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Decision;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Job;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
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
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `report carbon` over a real broker, while its ledger grows and its provider revises.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportCarbonIT {
    /// What each of the ledger's jobs drew.
    private static final double KWH = 0.001;

    @Test
    void a_ledger_is_accounted_for_as_it_grows_and_anew_when_a_provider_revises(
            @TempDir Path folder) throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                WrittenLedger ledger = new WrittenLedger(ClientSettings.plain(kafka.bootstrap()))) {
            JsonNode none = report(kafka, "--by", "region");
            assertThat(none.path("rows")).isEmpty();

            RegionId target = job(ledger, "chat-1");
            RegionId same = job(ledger, "chat-2");
            Job sent = ledger.job("chat-3");
            ledger.send(sent, target, ledger.decide(sent));
            assertThat(same).isEqualTo(target);

            JsonNode row = report(kafka, "--by", "region").at("/rows/0");
            double pue = ledger.config().catalogue().find(target).orElseThrow().defaultPue();
            double expected = 2 * KWH * pue * average(ledger, target);
            assertThat(row.path("group").stringValue()).isEqualTo(target.value());
            assertThat(row.path("jobs").intValue()).isEqualTo(2);
            assertThat(row.path("basis").stringValue()).isEqualTo("lifecycle");
            assertThat(p50(row, "location")).isCloseTo(expected, within(1e-9));
            assertThat(p50(row, "counterfactual"))
                    .isCloseTo(
                            2 * KWH * 1.3 * average(ledger, WrittenLedger.CENTRAL), within(1e-9));
            assertThat(p50(row, "saved"))
                    .isCloseTo(p50(row, "counterfactual") - p50(row, "location"), within(1e-9));
            assertThat(row.at("/market/p50").isNull()).isTrue();
            assertThat(row.at("/market/unknown_jobs").intValue()).isEqualTo(2);

            ledger.control(Topics.SIGNALS, reading(ledger, target, 7));

            JsonNode revised = report(kafka, "--by", "tenant").at("/rows/0");
            assertThat(revised.path("group").stringValue()).isEqualTo("tenant");
            assertThat(p50(revised, "location")).isCloseTo(2 * KWH * pue * 7, within(1e-9));

            CliRun table = run(kafka, "--by", "day", "--zone-id", "Australia/Sydney");
            assertThat(table.exitCode()).isZero();
            assertThat(table.out()).contains("2026-03-01", "all days (Australia/Sydney)");
            assertThat(run(kafka, "--by", "model", "--csv").out())
                    .contains("\r\nmodel,tiny-llama,lifecycle,2,0.002,");
        }
    }

    /// A done job; tells where it ran.
    private static RegionId job(WrittenLedger ledger, String id) throws Exception {
        Job job = ledger.job(id);
        Receipt receipt = ledger.decide(job);
        RegionId target = ((Decision.Dispatch) receipt.decision()).region();
        ledger.send(job, target, receipt);
        ledger.end(job, target, receipt);
        return target;
    }

    /// The ledger's yearly averages: 150 g/kWh for the first region of the settings, 50 more for
    /// each that follows.
    private static double average(WrittenLedger ledger, RegionId region) {
        double grams = 100;
        for (Region each : ledger.config().regions()) {
            grams += 50;
            if (each.id().equals(region)) {
                return grams;
            }
        }
        throw new AssertionError(region + " is not in the settings");
    }

    private static Intensity reading(WrittenLedger ledger, RegionId region, double grams) {
        Region at = ledger.config().catalogue().find(region).orElseThrow();
        Instant noon = WrittenLedger.NOON;
        return new Intensity(
                new Reading(
                        at.zone(),
                        new GramsPerKwh(grams),
                        Basis.AVERAGE_LIFECYCLE,
                        "electricitymaps",
                        noon.plus(Duration.ofHours(5)),
                        Quality.MEASURED),
                noon,
                noon.plus(Duration.ofHours(1)));
    }

    private static double p50(JsonNode row, String column) {
        return row.path(column).path("p50").doubleValue();
    }

    private static JsonNode report(EmbeddedKafka kafka, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = "--json";
        CliRun run = run(kafka, all);
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return JsonMapper.shared().readTree(run.out());
    }

    private static CliRun run(EmbeddedKafka kafka, String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "report";
        all[1] = "carbon";
        System.arraycopy(options, 0, all, 2, options.length);
        return WrittenLedger.run(kafka.bootstrap(), all);
    }
}
