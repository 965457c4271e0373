package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhatIfCommandTest {
    @TempDir private Path folder;
    private Path scenario = Path.of("");

    @BeforeEach
    void write() throws IOException {
        scenario = SmallDays.write(folder);
    }

    private CliRun whatIf(String... options) {
        String[] all = new String[options.length + 2];
        all[0] = "whatif";
        all[1] = scenario.toString();
        System.arraycopy(options, 0, all, 2, options.length);
        return CliRun.of(new RecordingStarter(), all);
    }

    private String told(String... options) {
        CliRun run = whatIf(options);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    /// What a line says as recorded, changed, and of the difference.
    private static double[] numbers(String out, String line) {
        String found = out.lines().filter(each -> each.startsWith(line)).findFirst().orElseThrow();
        String[] words =
                found.substring(line.length()).replaceAll("[,%h]", "").strip().split("\\s+", -1);
        return new double[] {
            Double.parseDouble(words[0]), Double.parseDouble(words[1]), Double.parseDouble(words[2])
        };
    }

    @Test
    void a_region_that_takes_no_work_costs_grams() {
        String out = told("--without", "se");

        assertThat(out)
                .startsWith("small: two jobs an hour\n")
                .contains("the same demand without se, decided by default.helio");
        double[] grams = numbers(out, "g CO2e");
        assertThat(grams[1]).isGreaterThan(1.02 * grams[0]);
        assertThat(grams[2]).isCloseTo(grams[1] - grams[0], within(0.11));
        assertThat(numbers(out, "jobs")).containsExactly(384, 384, 0);
        assertThat(numbers(out, "refused")).containsExactly(0, 0, 0);
    }

    @Test
    void jobs_that_may_run_nowhere_else_are_refused() throws IOException {
        Files.writeString(
                scenario, Files.readString(scenario).replace("regions: any", "regions: origin"));

        String out = told("--without", "de");

        assertThat(numbers(out, "refused")).containsExactly(0, 384, 384);
        assertThat(numbers(out, "deadlines missed")).containsExactly(0, 0, 0);
    }

    @Test
    void too_few_accelerators_miss_deadlines() {
        String out = told("--capacity", "de=1", "--without", "se");

        assertThat(out).contains("without se, with 1 accelerators in de");
        assertThat(numbers(out, "deadlines missed")[1]).isPositive();
    }

    @Test
    void later_deadlines_save_and_earlier_ones_cost() throws IOException {
        Files.writeString(
                scenario, Files.readString(scenario).replace("regions: any", "regions: origin"));
        double[] later = numbers(told("--deadline", "batch=+12h"), "g CO2e");
        double[] earlier = numbers(told("--deadline", "batch=-10h"), "g CO2e");

        assertThat(later[2]).isNegative();
        assertThat(earlier[2]).isPositive();
        assertThat(earlier[0]).isEqualTo(later[0]);
        assertThat(told("--deadline", "batch=-90m"))
                .contains("the same demand with batch 1.5 h earlier");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--without=no | region no, which is to take no work, is unknown, expected one of de, se",
                "--without=De | --without was 'De', expected a region",
                "--capacity=no=3 | region no, which is to have 3 accelerators, is unknown, expected one of de, se",
                "--capacity=de=0 | --capacity de was '0', expected 1 to 1000000 accelerators, or --without de",
                "--capacity=de=-3 | --capacity de was '-3', expected 1 to 1000000 accelerators, or --without de",
                "--deadline=night=+90m | class night, whose deadline is to move by 90m, is unknown, expected one of batch",
                "--deadline=batch=6h | --deadline batch was '6h', expected a time such as +6h or -2h",
                "--deadline=batch=+six | --deadline batch was '+six', expected a time such as +6h or -2h",
                "--deadline=batch=-12h | deadline of class batch moved by -12h leaves jobs no time, expected at most 11h earlier",
            })
    void what_does_not_fit_is_told(String option, String expected) {
        CliRun run = whatIf(option);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(expected);
    }

    @Test
    void without_a_capacity_there_is_none_to_change() throws IOException {
        Files.writeString(scenario, Files.readString(scenario).replace("capacity: 3\n", ""));
        assertThat(whatIf("--capacity", "de=3").err())
                .contains(
                        "the scenario has no capacity", "that of de has no meaning; leave it out");
    }

    @Test
    void a_region_cannot_be_left_out_and_have_another_room() {
        assertThat(whatIf("--without", "se", "--capacity", "se=2").err())
                .contains("--without se and --capacity se=2 cannot both be: leave one of them out");
    }

    @Test
    void no_change_is_told() {
        CliRun run = whatIf();
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nothing is to be otherwise: give --without");
    }
}
