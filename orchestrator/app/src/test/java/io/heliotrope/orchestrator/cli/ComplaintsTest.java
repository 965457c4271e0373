package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What goes wrong is told in one line that names the thing, its value and what to do.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ComplaintsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    demo --day-in 60                       | 2 | '60' is not a duration such as 250ms, 60s
                    demo --day-in 5s                       | 2 | --day-in was PT5S, expected at least 10s
                    demo --days 0                          | 2 | --days was 0, expected at least 1
                    demo --regions a.csv                   | 2 | --rtt
                    demo --regions a --rtt b --intensity c --requests d | 2 | --regions names a, expected a readable CSV file
                    demo --bootstrap mars=k:1              | 2 | names cluster 'mars', expected one of [europe, world]
                    demo --bootstrap kafka                 | 2 | --bootstrap was 'kafka', expected embedded, or host:port
                    up --config none.yaml                  | 2 | none.yaml: does not exist
                    region mars                            | 2 | region 'mars' is not in the settings, expected one of [eu-north
                    region eu-north --workers 0            | 2 | --workers was 0, expected at least 1
                    worker                                 | 2 | --region
                    status                                 | 2 | JOB
                    status job-1                           | 2 | --bootstrap world=HOST:PORT
                    explain j --bootstrap 127.0.0.1:1 --patience 200ms | 69 | cluster world (127.0.0.1:1) cannot be read
                    submit --origin eu-north --model m     | 2 | TEXT
                    frobnicate                             | 2 | frobnicate
                    bench dispatch                         | 70 | a defect of the program: java.lang.IllegalStateException: the broker fell over
                    """)
    void a_complaint_names_thing_and_expectation(String line, int exitCode, String expected) {
        CliRun run = CliRun.of(new RecordingStarter(), line.strip().split("\\s+", -1));

        assertThat(run.err()).contains(expected).doesNotContain("\tat ");
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wrong_settings_are_told_all_at_once_one_per_line() {
        CliRun run =
                CliRun.of(
                        new RecordingStarter(),
                        Map.of("HELIOTROPE_POLICY_ATTEMPTS", "0", "HELIOTROPE_POLICY_RULE", "x"),
                        "up");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "heliotrope up: the settings are wrong",
                        "HELIOTROPE_POLICY_ATTEMPTS: policy.attempts was '0', expected a whole number 1 to 100",
                        "HELIOTROPE_POLICY_RULE: policy.rule was 'x', expected one of"
                                + " lowest-latency-when-green, lowest-grams-within-slo");
    }

    @Test
    void every_other_complaint_is_one_line() {
        CliRun run = CliRun.of(new RecordingStarter(), "bench", "dispatch");

        assertThat(run.err().lines()).hasSize(1);
    }
}
