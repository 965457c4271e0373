package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "region",
                "worker",
                "submit",
                "quote",
                "calendar",
                "status",
                "explain",
                "acl",
                "topics",
                "audit",
                "verify-ledger",
                "drill",
                "history",
                "notary-key",
                "token-key",
                "report",
                "report carbon",
                "backtest",
                "whatif",
                "bench",
                "bench dispatch",
                "policy",
                "policy check",
                "policy fmt",
                "policy test",
                "policy prove",
                "policy diff",
                "policy explain",
                "policy why-not",
                "policy lsp"
            })
    void every_command_has_help_with_an_example_of_itself(String command) {
        CliRun run = CliRun.of(new RecordingStarter(), (command + " --help").split(" ", -1));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("Examples?:\\R  heliotrope " + command);
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "submit",
                "quote",
                "calendar",
                "status",
                "explain",
                "acl",
                "audit",
                "verify-ledger",
                "report carbon",
                "drill",
                "bench dispatch",
                "policy check",
                "policy test",
                "policy prove",
                "policy diff",
                "policy explain",
                "policy why-not"
            })
    void what_a_script_reads_is_there_as_json(String command) {
        CliRun run = CliRun.of(new RecordingStarter(), (command + " --help").split(" ", -1));

        assertThat(run.out()).contains("--json");
    }

    @Test
    void the_root_help_names_every_command_and_exit_code() {
        CliRun run = CliRun.of(new RecordingStarter(), "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("demo", "up", "region", "worker", "submit", "status", "explain")
                .contains("verify-ledger", "bench", "Exit codes: 0", "69 Kafka", "70 a defect");
    }

    @Test
    void version_names_program_and_java() {
        CliRun run = CliRun.of(new RecordingStarter(), "--version");

        assertThat(run.out()).startsWith("heliotrope ").contains(Runtime.version().toString());
    }

    @Test
    void no_command_at_all_is_answered_with_the_help_on_the_error_side() {
        CliRun run = CliRun.of(new RecordingStarter());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: heliotrope");
    }
}
