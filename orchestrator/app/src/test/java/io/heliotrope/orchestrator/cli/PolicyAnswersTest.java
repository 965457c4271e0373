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

/// What scripts read of the commands that answer questions about a policy. What people read is in
/// [PolicyCommandsDocTest].
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PolicyAnswersTest {
    private static final String CLEAN =
            """
            language 1

            signals { carbon fresh for 15 min, then assume 600 g/kWh }

            policy clean "What may be dirty" {
              for jobs where class is batch
              require low: region.carbon <= 450 g/kWh because "we said so"
              prefer lower region.carbon
            }

            test "coal is for nobody" {
              given job j { class batch, deadline in 8 h }
              given regions {
                eu-central { carbon 500 g/kWh }
                eu-east    { carbon 210 g/kWh }
                eu-north   { carbon 200 g/kWh }
              }
              expect eu-central refused by low
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
    void what_the_whole_lacks_is_told_as_json_and_as_sarif() throws IOException {
        String twice =
                file(
                        "twice.helio",
                        CLEAN.replace(
                                "  prefer",
                                "  require mild: region.carbon <= 900 g/kWh\n  prefer"));
        CliRun told = policy("check", twice, "--json");
        CliRun sarif = policy("check", twice, "--sarif");

        assertThat(told.exitCode()).isZero();
        assertThat(json(told).at("/files/0/warnings").asInt()).isOne();
        assertThat(json(told).at("/files/0/diagnostics/0/code").asString()).isEqualTo("H120");
        assertThat(json(told).at("/files/0/diagnostics/0/line").asInt()).isEqualTo(8);
        assertThat(json(told).at("/files/0/diagnostics/0/also/0/line").asInt()).isEqualTo(7);
        assertThat(json(sarif).at("/runs/0/results/0/ruleId").asString()).isEqualTo("H120");
        assertThat(json(sarif).at("/runs/0/results/0/level").asString()).isEqualTo("warning");
    }

    @Test
    void a_guarantee_that_does_not_hold_is_told_as_json_and_as_sarif() throws IOException {
        String claimed =
                file("claimed.helio", CLEAN + "guarantee dear { for jobs always job.gpus >= 1 }\n");
        CliRun told = policy("check", claimed, "--json");
        CliRun sarif = policy("check", claimed, "--sarif");
        JsonNode first = json(told).at("/files/0/diagnostics/0");
        JsonNode result = json(sarif).at("/runs/0/results/0");

        assertThat(told.exitCode()).isOne();
        assertThat(json(told).at("/files/0/sound").asBoolean()).isFalse();
        assertThat(first.get("code").asString()).isEqualTo("H101");
        assertThat(first.get("severity").asString()).isEqualTo("error");
        assertThat(first.get("column").asInt()).isEqualTo(11);
        assertThat(first.at("/notes/0").asString()).startsWith("this job would be placed in ");
        assertThat(result.get("ruleId").asString()).isEqualTo("H101");
        assertThat(result.get("level").asString()).isEqualTo("error");
        assertThat(result.at("/message/text").asString())
                .startsWith("guarantee `dear` does not hold; this job would be placed in ");
    }

    @Test
    void the_same_in_other_words_is_proved_to_be_no_change() throws IOException {
        String old = file("old.helio", CLEAN);
        String same =
                file(
                        "new.helio",
                        CLEAN.replace("region.carbon <= 450 g/kWh", "450 g/kWh >= region.carbon"));
        CliRun run = policy("diff", old, same, "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(json(run).get("result").asString()).isEqualTo("same");
        assertThat(json(run).get("nodes").asInt()).isNotNegative();
    }

    @Test
    void a_change_is_told_for_each_region_with_a_job() throws IOException {
        String old = file("old.helio", CLEAN);
        CliRun run = policy("diff", old, file("new.helio", CLEAN.replace("450", "400")), "--json");
        JsonNode first = json(run).at("/differences/0");

        assertThat(run.exitCode()).isOne();
        assertThat(json(run).get("result").asString()).isEqualTo("changed");
        assertThat(json(run).get("extent").asString()).isEqualTo("all");
        assertThat(json(run).get("differences")).hasSize(6);
        assertThat(first.get("allowed").asBoolean()).isFalse();
        assertThat(first.at("/policies/0").asString()).isEqualTo("clean");
        assertThat(first.at("/witness/job").asString()).contains("class batch");
    }

    @Test
    void what_cannot_be_compared_is_neither_the_same_nor_a_change() throws IOException {
        String wrong = file("wrong.helio", CLEAN.replace("450 g/kWh", "450 ms"));
        CliRun run = policy("diff", file("old.helio", CLEAN), wrong);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("wrong.helio has errors", "error[H020]");
    }

    @Test
    void mutants_that_survive_are_told_with_their_places() throws IOException {
        CliRun run = policy("test", file("clean.helio", CLEAN), "--mutants", "--json");
        JsonNode mutants = json(run).get("mutants");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(mutants.get("killed").asInt()).isPositive();
        assertThat(mutants.get("total").asInt())
                .isEqualTo(mutants.get("killed").asInt() + mutants.get("survivors").size());
        assertThat(mutants.get("survivors"))
                .anySatisfy(one -> {
                    assertThat(one.get("change").asString())
                            .isEqualTo("450 g/kWh became 451 g/kWh");
                    assertThat(one.get("line").asInt()).isEqualTo(7);
                    assertThat(one.get("column").asInt()).isEqualTo(16);
                });
    }

    @Test
    void no_mutant_is_tried_while_a_test_fails() throws IOException {
        CliRun run = policy("test", file("clean.helio", CLEAN.replace("500", "400")), "--mutants");

        assertThat(run.exitCode()).isOne();
        assertThat(run.out()).endsWith("mutants were not tried: mend the tests that fail first\n");
    }

    @Test
    void each_region_of_a_test_is_explained_with_its_numbers() throws IOException {
        CliRun run = policy("explain", file("clean.helio", CLEAN), "--json");
        JsonNode test = json(run).at("/tests/0");
        JsonNode refused = test.at("/regions/0");
        JsonNode next = test.at("/regions/1");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(test.get("outcome").asString()).isEqualTo("place in eu-north at once");
        assertThat(test.get("next").asString()).isEqualTo("eu-east");
        assertThat(refused.get("standing").asString()).isEqualTo("removed");
        assertThat(refused.at("/rules/0/rule").asString()).isEqualTo("clean.low");
        assertThat(refused.at("/rules/0/because").asString()).isEqualTo("we said so");
        assertThat(refused.at("/rules/0/findings/0/value").asDouble()).isEqualTo(500);
        assertThat(refused.at("/rules/0/findings/0/bound").asDouble()).isEqualTo(450);
        assertThat(refused.at("/rules/0/findings/0/distance").asDouble()).isEqualTo(50);
        assertThat(refused.at("/rules/0/findings/0/unit").asString()).isEqualTo("g/kWh");
        assertThat(next.get("standing").asString()).isEqualTo("allowed");
        assertThat(next.at("/preferences/0/value").asDouble()).isEqualTo(210);
        assertThat(next.at("/preferences/0/chosen").asDouble()).isEqualTo(200);
    }

    @Test
    void why_not_tells_of_one_region_alone() throws IOException {
        CliRun run = policy("why-not", "eu-east", file("clean.helio", CLEAN), "--json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(json(run).at("/tests/0/regions")).hasSize(1);
        assertThat(json(run).at("/tests/0/regions/0/region").asString()).isEqualTo("eu-east");
    }

    @Test
    void a_region_or_test_that_is_not_there_is_named_with_those_that_are() throws IOException {
        String file = file("clean.helio", CLEAN);

        assertThat(policy("why-not", "mars", file).err()).contains("'mars'", "eu-north");
        assertThat(policy("explain", file, "--test", "none").err())
                .contains("no test \"none\"", "coal is for nobody");
    }
}
