package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `report carbon` over the first release's ledger in a file; `ReportCarbonIT` has a broker.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReportCarbonCommandTest {
    private static final String HISTORY = "src/test/histories/0.1.0.jsonl";

    @TempDir private Path folder;

    @Test
    void prints_a_table_of_at_most_a_hundred_columns() {
        CliRun run = report("--by", "region");

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("carbon by region   all days (UTC)")
                .contains("emitted g", "at home g", "saved g", "embodied g", "unknown");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void prints_json_and_csv_of_the_same_figures() {
        CliRun json = report("--by", "TENANT", "--json");
        CliRun csv = report("--by", "tenant", "--csv");

        JsonNode root = JsonMapper.shared().readTree(json.out());
        assertThat(root.path("by").stringValue()).isEqualTo("tenant");
        assertThat(csv.out().lines()).hasSize(root.path("rows").size() + 1);
        assertThat(csv.out())
                .startsWith("by,group,basis,jobs,energy_kwh,location_p10_g,")
                .contains("," + root.at("/rows/0/location/p50").doubleValue() + ",");
    }

    @Test
    void a_contract_fills_the_market_based_column_of_its_region() throws IOException {
        String region =
                JsonMapper.shared()
                        .readTree(report("--by", "region", "--json").out())
                        .at("/rows/0/group")
                        .stringValue();
        Path file =
                Files.writeString(
                        folder.resolve("market.csv"),
                        "region,grams_per_kwh,source\n" + region + ",12,PPA\n");

        JsonNode rows =
                JsonMapper.shared()
                        .readTree(
                                report("--by", "region", "--market", file.toString(), "--json")
                                        .out())
                        .path("rows");

        assertThat(rows.at("/0/market/p50").doubleValue()).isPositive();
        assertThat(rows.at("/0/market/unknown_jobs").intValue()).isZero();
        assertThat(rows.at("/1/market/p50").isNull()).isTrue();
    }

    @Test
    void days_outside_the_ledger_have_no_jobs_and_that_is_no_failure() {
        CliRun run = report("--by", "day", "--from", "1999-01-01", "--to", "1999-01-02");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("from 1999-01-01 through 1999-01-02 (UTC), 0 done jobs")
                .contains("no job was done in that time");
    }

    @Test
    void bad_input_names_the_thing_the_value_and_the_fix() throws IOException {
        Path market =
                Files.writeString(
                        folder.resolve("market.csv"),
                        "region,grams_per_kwh,source\nnowhere,12,PPA\n");
        Path embodied =
                Files.writeString(
                        folder.resolve("embodied.csv"),
                        "accelerator,kg_per_slot,years,source\nL4,-3,5,me\n");

        assertRefused("--by", report("--by", "colour"), "colour");
        assertRefused("--by", report(), "--by");
        assertRefused(
                "--from",
                report("--by", "day", "--from", "2026-03-02", "--to", "2026-03-01"),
                "--to 2026-03-01 is before --from 2026-03-02: give a later day");
        assertRefused("--from", report("--by", "day", "--from", "March"), "March");
        assertRefused(
                "--zone-id",
                report("--by", "day", "--zone-id", "Berlin"),
                "'Berlin' is not a time zone such as Europe/Berlin");
        assertRefused("--json", report("--by", "day", "--json", "--csv"), "leave one out");
        assertRefused(
                "--market",
                report("--by", "region", "--market", market.toString()),
                "--market: market.csv:2: column region: 'nowhere', expected one of east, north, west");
        assertRefused(
                "--embodied",
                report("--by", "region", "--embodied", embodied.toString()),
                "--embodied: embodied.csv:2: column kg_per_slot: '-3'");
    }

    @Test
    void a_history_that_is_not_there_is_one_line() {
        CliRun run =
                CliRun.of(
                        new RecordingStarter(),
                        "report",
                        "carbon",
                        "--by",
                        "day",
                        "--history",
                        "nowhere.jsonl");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--history nowhere.jsonl cannot be read");
    }

    @Test
    void report_alone_is_answered_with_its_help() {
        CliRun run = CliRun.of(new RecordingStarter(), "report");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("heliotrope report", "carbon");
    }

    private static void assertRefused(String what, CliRun run, String words) {
        assertThat(run.exitCode()).as(what).isEqualTo(2);
        assertThat(run.out()).as(what).isEmpty();
        assertThat(run.err()).as(what).contains(words);
    }

    private static CliRun report(String... options) {
        List<String> all = new ArrayList<>(List.of("report", "carbon", "--history", HISTORY));
        all.addAll(List.of(options));
        return CliRun.of(new RecordingStarter(), all.toArray(String[]::new));
    }
}
