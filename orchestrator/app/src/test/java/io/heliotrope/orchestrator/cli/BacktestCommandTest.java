package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two regions for forty days of our own, the last ten of which are lived again.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacktestCommandTest {
    @TempDir private Path folder;
    private Path scenario = Path.of("");

    @BeforeEach
    void write() throws IOException {
        scenario = SmallDays.write(folder);
    }

    private CliRun backtest(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "backtest";
        all[1] = scenario.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return CliRun.of(new RecordingStarter(), all);
    }

    @Test
    void it_says_what_was_captured_and_kept() {
        CliRun run = backtest();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("small: two jobs an hour", "decided by default.helio, forecasts: history")
                .contains("best of both (foresight)", "100.00 %", "  suspend-resume")
                .contains(
                        "No deadline missed, no residency or latency rule broken, no job refused.");
    }

    @Test
    void as_json_it_has_the_names_that_scripts_read() {
        JsonNode root = JsonMapper.builder().build().readTree(backtest("--json").out());
        JsonNode total = root.path("total");
        double captured = total.path("captured").doubleValue();
        assertThat(captured).isBetween(0.8, 1.0);
        assertThat(captured)
                .isEqualTo(
                        (total.path("run_now_grams").doubleValue()
                                        - total.path("policy_grams").doubleValue())
                                / (total.path("run_now_grams").doubleValue()
                                        - total.path("joint_optimum_grams").doubleValue()));
        assertThat(root.path("episodes").get(0).propertyNames())
                .contains(
                        "run_now_grams",
                        "time_only_optimum_grams",
                        "region_only_optimum_grams",
                        "joint_optimum_grams",
                        "policy_grams",
                        "captured",
                        "deadline_misses",
                        "residency_violations",
                        "latency_violations",
                        "jobs");
        assertThat(total.path("jobs").intValue()).isEqualTo(384);
        assertThat(root.path("baselines").get(0).propertyNames())
                .containsExactly("name", "grams", "captured", "deadline_misses");
        assertThat(root.path("wall_seconds").isNumber()).isTrue();
    }

    @Test
    void idle_power_is_counted_on_both_sides_where_it_is_stated() throws IOException {
        String power = "capacity: 3\npower: { idle: 200W, startup: 3m }\n";
        Files.writeString(scenario, Files.readString(scenario).replace("capacity: 3\n", power));
        CliRun run = backtest();
        assertThat(run.err()).doesNotContain("power");
        assertThat(run.out())
                .contains("Accelerators were on for 384 of 1,")
                .contains("had all been on all the time) ");
        JsonNode told = JsonMapper.builder().build().readTree(backtest("--json").out());
        assertThat(told.path("power").path("saved").doubleValue())
                .isGreaterThan(told.path("power").path("saved_always_on").doubleValue());

        Files.writeString(scenario, Files.readString(scenario).replace("capacity: 3\n", ""));
        assertThat(backtest().err())
                .contains("power needs a capacity, and counts jobs alone: give 'capacity'");
    }

    @Test
    void requests_are_routed_one_by_one_where_they_are_told() throws IOException {
        Files.writeString(folder.resolve("load.csv"), "rate\n1\n2\n");
        Files.writeString(folder.resolve("asked.csv"), "tokens\n100\n200\n");
        Files.writeString(folder.resolve("rtt.csv"), "region,de,se\nde,1,30\nse,30,1\n");
        String interactive =
                """
                capacity: 3
                interactive:
                  load: load.csv
                  column: rate
                  level: 0.5
                  rtt: rtt.csv
                  power: 1kW
                  kinds: { all: { share: 100%, rtt: 50ms } }
                  requests: { file: asked.csv, tokens: tokens, perToken: 500ms }
                """;
        Files.writeString(
                scenario, Files.readString(scenario).replace("capacity: 3\n", interactive));
        CliRun run = backtest();
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(" requests were routed one by one; ", " ms in the 99th percentile, ");
        JsonNode told = JsonMapper.builder().build().readTree(backtest("--json").out());
        assertThat(told.path("requests").path("count").intValue())
                .as("216 hours of one accelerator in all, 75 s each")
                .isBetween(10_368, 10_370);
        assertThat(told.path("requests").propertyNames())
                .containsExactly("count", "waited", "wait_ms_p50", "wait_ms_p99", "wait_ms_most");
        assertThat(told.path("total").path("latency_violations").intValue()).isZero();

        Files.writeString(scenario, Files.readString(scenario).replace("capacity: 3\n", ""));
        assertThat(backtest().err())
                .contains("capacity is missing, and requests wait for accelerators: give");
    }

    @Test
    void a_gate_ends_with_one_when_it_holds() {
        assertThat(backtest("--fail-if", "deadline_miss > 0 or captured < 50 %").exitCode())
                .isZero();
        CliRun failed = backtest("--fail-if", "captured < 101 %");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("failed, since captured < 101 %");
        CliRun wrong = backtest("--fail-if", "green > 1");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--fail-if: 'green > 1' is no comparison");
    }

    @Test
    void another_policy_is_set_beside_it() throws IOException {
        Path home = folder.resolve("home.helio");
        Files.writeString(
                home,
                """
                language 1
                policy home {
                  for jobs
                  require home: region is home because "nothing leaves"
                  prefer lower region.grams
                }
                """);
        CliRun run = backtest("--against", home.toString(), "--json");
        JsonNode root = JsonMapper.builder().build().readTree(run.out());
        JsonNode other = root.path("against").path("total");
        assertThat(other.path("policy_grams").doubleValue())
                .isGreaterThan(root.path("total").path("policy_grams").doubleValue())
                .isGreaterThanOrEqualTo(
                        root.path("total").path("time_only_optimum_grams").doubleValue() - 1e-6);
    }

    @Test
    void a_week_is_drawn_and_a_page_is_filled() throws IOException {
        Path plot = folder.resolve("week.svg");
        Path page = folder.resolve("page.md");
        Files.writeString(
                page,
                "# Before\n<!-- figures: written by heliotrope backtest --page -->\nwhat stood here\n<!-- end of figures -->\nafter\n");
        CliRun run = backtest("--plot", plot.toString(), "--page", page.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readString(plot))
                .startsWith("<svg ")
                .contains(
                        "jobs that came, by origin",
                        "accelerators at work, by region",
                        ">se</text>")
                .endsWith("</svg>\n");
        assertThat(Files.readString(page))
                .startsWith("# Before\n")
                .contains(
                        "| `small` | 384 |", "| 50.00 % | 90.00 % | 0 | 0 |", "| suspend-resume |")
                .doesNotContain("what stood here")
                .endsWith("<!-- end of figures -->\nafter\n");
    }

    @Test
    void a_page_that_cannot_be_filled_is_told_before_anything_is_lived() throws IOException {
        Path page = folder.resolve("page.md");
        CliRun missing = backtest("--page", page.toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err())
                .contains(
                        "--page names "
                                + page
                                + ", which cannot be read, expected a page with a line"
                                + " '<!-- figures: written by heliotrope backtest --page -->'");

        Files.writeString(page, "no marks\n");
        CliRun bare = backtest("--page", page.toString());
        assertThat(bare.exitCode()).isEqualTo(2);
        assertThat(bare.out()).isEmpty();
        assertThat(bare.err()).contains(page + " has no place for figures, expected a page with");
        assertThat(Files.readString(page)).isEqualTo("no marks\n");
    }

    @Test
    void what_is_wrong_with_the_files_is_told() throws IOException {
        Files.writeString(scenario, Files.readString(scenario).replace("column: SE", "column: NO"));
        CliRun run = backtest();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("grams.csv: has no column NO for region se, expected one of DE, SE");
        CliRun missing = CliRun.of(new RecordingStarter(), "backtest", "nothing.yaml");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("nothing.yaml cannot be read");
        CliRun elsewhere = backtest("--data", folder.resolve("nowhere").toString());
        assertThat(elsewhere.exitCode()).isEqualTo(2);
        assertThat(elsewhere.err())
                .contains(
                        folder.resolve("nowhere").resolve("grams.csv")
                                + ": no such file; --data names the folder of a scenario's files");
    }

    private String toldOf(String right, String wrong) throws IOException {
        Files.writeString(scenario, Files.readString(scenario).replace(right, wrong));
        CliRun run = backtest();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        return run.err();
    }

    @Test
    void runs_in_one_piece_are_refused_and_not_cut() throws IOException {
        assertThat(
                        toldOf(
                                "length: 1h\n    power: 1kW\n    interruptible: true",
                                "length: 2h\n    power: 1kW"))
                .contains("jobs batch: are PT2H long and may not be interrupted")
                .contains("expected interruptible: true, or a slot as long as they are");
    }

    @Test
    void recorded_forecasts_and_their_file_go_together() throws IOException {
        String slot = "slot: 1h";
        assertThat(toldOf(slot, slot + "\nforecaster: recorded"))
                .contains("forecaster: recorded has no file to read, expected signals.forecast");
        Files.writeString(
                folder.resolve("told.csv"), "issued_utc,region,h0\n2026-01-01 00:00,DE,9\n");
        assertThat(toldOf("intensity: grams.csv", "intensity: grams.csv, forecast: told.csv"))
                .contains("told.csv: has no forecasts of SE for region se, expected one of DE");
        assertThat(toldOf("forecaster: recorded", "forecaster: history"))
                .contains(
                        "signals.forecast: told.csv has no effect, expected forecaster: recorded");
    }

    @Test
    void jobs_that_cannot_be_done_in_time_are_told() throws IOException {
        assertThat(toldOf("deadline: 12h", "deadline: 30m"))
                .contains("jobs batch: are PT1H long and have PT30M");
    }

    @Test
    void so_is_a_capacity_for_which_they_are_too_many() throws IOException {
        assertThat(toldOf("capacity: 3", "capacity: 1").replace("\n", " "))
                .contains(
                        "no plan keeps every deadline",
                        "expected more capacity or later deadlines");
    }

    @Test
    void so_are_slots_that_do_not_fit() throws IOException {
        assertThat(toldOf("slot: 1h", "slot: 2h")).contains("slot: is PT2H, expected 5 minutes");
    }

    @Test
    void a_policy_that_does_not_check_decides_nothing() throws IOException {
        Path bad = folder.resolve("bad.helio");
        Files.writeString(bad, "language 1\npolicy x { for jobs prefer lowr region.grams }\n");
        CliRun run = backtest("--policy", bad.toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("bad.helio", "lowr");
    }
}
