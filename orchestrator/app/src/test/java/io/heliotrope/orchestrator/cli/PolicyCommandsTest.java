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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What scripts read of the commands about policies, and what they refuse. What people read is in
/// [PolicyCommandsDocTest].
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyCommandsTest {
    private static final String WRONG =
            """
            language 1

            policy p {
              for jobs
              require near: region.latency <= 250 g/kWh
            }
            """;
    private static final String TESTED =
            """
            language 1

            policy p {
              for jobs where class is interactive
              require near: region.latency <= 50 ms
              prefer lower region.latency
            }

            test "<far> & near" {
              given job j { class interactive }
              given regions { eu-north { latency 80 ms } }
              expect place in eu-north
            }
            """;
    private static final String BUDGET =
            """
            language 1

            policy p {
              for jobs
              budget small: 3 GPU-h per day
            }
            """;

    @TempDir private Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static CliRun policy(String... arguments) {
        List<String> all = new ArrayList<>(List.of("policy"));
        all.addAll(List.of(arguments));
        return CliRun.of(new RecordingStarter(), all.toArray(String[]::new));
    }

    private static JsonNode json(CliRun run) {
        return JsonMapper.builder().build().readTree(run.out());
    }

    @Test
    void without_a_file_the_policy_of_the_settings_is_checked() {
        CliRun run = policy("check");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .isEqualTo("default.helio is sound: 2 policies, 0 guarantees, 0 tests\n");
    }

    @Test
    void errors_are_told_as_json_with_their_places_and_edits() throws IOException {
        String wrong = file("wrong.helio", WRONG);
        CliRun run = policy("check", wrong, "--json");
        JsonNode diagnostic = json(run).at("/files/0/diagnostics/0");

        assertThat(run.exitCode()).isOne();
        assertThat(json(run).get("sound").asBoolean()).isFalse();
        assertThat(diagnostic.get("code").asString()).isEqualTo("H020");
        assertThat(diagnostic.get("file").asString()).isEqualTo(wrong);
        assertThat(diagnostic.get("line").asInt()).isEqualTo(5);
        assertThat(diagnostic.get("column").asInt()).isEqualTo(32);
        assertThat(diagnostic.get("endColumn").asInt()).isEqualTo(34);
    }

    @Test
    void sarif_has_a_rule_for_each_result_and_its_region() throws IOException {
        CliRun run = policy("check", file("wrong.helio", WRONG), "--sarif");
        JsonNode result = json(run).at("/runs/0/results/0");
        JsonNode rule =
                json(run).at("/runs/0/tool/driver/rules/" + result.get("ruleIndex").asInt());
        JsonNode region = result.at("/locations/0/physicalLocation/region");

        assertThat(run.exitCode()).isOne();
        assertThat(json(run).get("version").asString()).isEqualTo("2.1.0");
        assertThat(result.get("level").asString()).isEqualTo("error");
        assertThat(rule.get("id").asString()).isEqualTo("H020");
        assertThat(result.get("ruleId").asString()).isEqualTo("H020");
        assertThat(region.get("startLine").asInt()).isEqualTo(5);
        assertThat(region.get("endColumn").asInt()).isEqualTo(34);
    }

    @Test
    void a_failed_test_is_told_to_build_servers_with_its_signs_escaped() throws IOException {
        CliRun run = policy("test", file("tested.helio", TESTED), "--junit");

        assertThat(run.exitCode()).isOne();
        assertThat(run.out())
                .contains("<testsuites tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">")
                .contains("name=\"&lt;far&gt; &amp; near\"")
                .contains(
                        "why       `near` removes eu-north: 80 ms is not &lt;= 50 ms, 30 ms away");
    }

    @Test
    void a_failed_test_is_told_as_json() throws IOException {
        CliRun run = policy("test", file("tested.helio", TESTED), "--json");

        assertThat(run.exitCode()).isOne();
        assertThat(json(run).get("failed").asInt()).isOne();
        assertThat(json(run).at("/tests/0/failures/0/expected").asString())
                .isEqualTo("place in eu-north");
        assertThat(json(run).at("/tests/0/failures/0/line").asInt()).isEqualTo(12);
    }

    @Test
    void no_tests_at_all_are_an_error() throws IOException {
        CliRun run = policy("test", file("budget.helio", BUDGET));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("budget.helio has no tests");
    }

    @Test
    void without_guarantees_there_is_nothing_to_prove() throws IOException {
        CliRun run = policy("prove", file("tested.helio", TESTED));

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).endsWith("tested.helio has no guarantees: nothing to prove\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "prove"})
    void a_text_with_errors_is_neither_tested_nor_proved(String command) throws IOException {
        CliRun run = policy(command, file("wrong.helio", WRONG));

        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("wrong.helio has errors", "error[H020]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "fmt", "test", "prove", "explain"})
    void a_file_that_is_not_there_is_named(String command) {
        CliRun run = policy(command, folder.resolve("none.helio").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("none.helio");
    }

    @Test
    void a_wrong_policy_of_settings_is_told_in_full() throws IOException {
        file("wrong.helio", WRONG);
        String settings =
                Files.readString(
                        Documents.root()
                                .resolve(
                                        "orchestrator/app/src/main/resources/heliotrope-default.yaml"));
        String config =
                file(
                        "settings.yaml",
                        settings.replaceFirst("\\Rpolicy:\\R", "$0  file: wrong.helio\n"));

        CliRun run = policy("check", "--config", config);

        assertThat(run.exitCode()).as(run.err()).isOne();
        assertThat(run.out()).contains("error[H020]", "wrong.helio:5:32", "^^");
    }

    @Test
    void formatting_writes_what_changed_and_checking_writes_nothing() throws IOException {
        String loose = "language 1\npolicy   p {\n for jobs\n  // why\n}\n";
        String file = file("loose.helio", loose);

        assertThat(policy("fmt", "--check", file).exitCode()).isOne();
        assertThat(folder.resolve("loose.helio")).hasContent(loose);

        CliRun run = policy("fmt", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("formatted " + file + "\n");
        assertThat(Files.readString(folder.resolve("loose.helio")))
                .contains("policy p {\n  for jobs\n", "// why");
        assertThat(policy("fmt", "--check", file)).isEqualTo(new CliRun(0, "", ""));
    }

    @Test
    void a_file_with_errors_of_syntax_is_not_formatted() throws IOException {
        String broken = "language 1\npolicy   p { for jobs";
        CliRun run = policy("fmt", file("broken.helio", broken));

        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).contains("error[H0");
        assertThat(folder.resolve("broken.helio")).hasContent(broken);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check --json --sarif",
                "test --json --junit",
                "test --mutants --junit",
                "fmt",
                "prove",
                "diff",
                "explain --test none",
                "why-not nowhere"
            })
    void contradictions_and_gaps_are_wrong_usage(String arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments.split(" ", -1)));
        if (words.size() > 1) {
            words.add(file("tested.helio", TESTED));
        }

        assertThat(policy(words.toArray(String[]::new)).exitCode()).isEqualTo(2);
    }
}
