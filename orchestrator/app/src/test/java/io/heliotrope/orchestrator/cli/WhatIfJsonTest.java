package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhatIfJsonTest {
    private static final List<String> FIGURES =
            List.of(
                    "grams",
                    "jobs",
                    "refused",
                    "deadline_misses",
                    "residency_violations",
                    "latency_violations",
                    "delay_hours_p50",
                    "delay_hours_p99");

    private static final List<String> OF_A_REGION =
            List.of(
                    "accelerators",
                    "ran_grams",
                    "charged_grams",
                    "jobs",
                    "refused",
                    "deadline_misses",
                    "delay_hours_p50",
                    "delay_hours_p99");

    @TempDir private Path folder;
    private Path scenario = Path.of("");

    @BeforeEach
    void write() throws IOException {
        scenario = SmallDays.write(folder);
    }

    private void edit(String from, String to) throws IOException {
        Files.writeString(scenario, Files.readString(scenario).replace(from, to));
    }

    private JsonNode told(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "whatif";
        all[1] = scenario.toString();
        all[2] = "--json";
        System.arraycopy(options, 0, all, 3, options.length);
        CliRun run = CliRun.of(new RecordingStarter(), all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        return JsonMapper.builder().build().readTree(run.out());
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static void isDifference(JsonNode of) {
        for (String name : names(of.get("before"))) {
            assertThat(of.get("difference").get(name).asDouble())
                    .as(name)
                    .isCloseTo(
                            of.get("after").get(name).asDouble()
                                    - of.get("before").get(name).asDouble(),
                            within(1e-9));
        }
    }

    @Test
    void one_document_says_what_was_asked_and_what_it_changes() {
        JsonNode root = told("--without", "se", "--capacity", "de=9", "--deadline", "batch=-90m");

        assertThat(names(root))
                .containsExactly(
                        "scenario",
                        "about",
                        "policy",
                        "asked",
                        "before",
                        "after",
                        "difference",
                        "regions");
        assertThat(root.get("scenario").asString()).isEqualTo("small");
        assertThat(root.get("policy").get("name").asString()).isEqualTo("default.helio");
        assertThat(root.get("policy").get("digest").asString()).hasSize(64);
        assertThat(root.get("asked").toString())
                .isEqualTo(
                        "{\"without\":[\"se\"],\"capacity\":{\"de\":9},\"deadline_hours\":{\"batch\":-1.5}}");
        for (String which : List.of("before", "after", "difference")) {
            assertThat(names(root.get(which))).containsExactlyElementsOf(FIGURES);
        }
        assertThat(root.get("difference").get("grams").asDouble()).isPositive();
        isDifference(root);
    }

    @Test
    void what_was_not_asked_is_there_and_empty() {
        assertThat(told("--capacity", "se=2").get("asked").toString())
                .isEqualTo("{\"without\":[],\"capacity\":{\"se\":2},\"deadline_hours\":{}}");
    }

    @Test
    void regions_say_what_ran_there_and_what_became_of_their_jobs() {
        JsonNode root = told("--without", "se");

        JsonNode regions = root.get("regions");
        assertThat(regions.valueStream().map(r -> r.get("region").asString()))
                .containsExactly("de", "se");
        double[] sums = new double[2];
        for (JsonNode region : regions) {
            assertThat(names(region)).containsExactly("region", "before", "after", "difference");
            assertThat(names(region.get("before"))).containsExactlyElementsOf(OF_A_REGION);
            isDifference(region);
            sums[0] += region.get("before").get("ran_grams").asDouble();
            sums[1] += region.get("after").get("ran_grams").asDouble();
        }
        assertThat(sums[0]).isCloseTo(root.get("before").get("grams").asDouble(), within(1e-6));
        assertThat(sums[1]).isCloseTo(root.get("after").get("grams").asDouble(), within(1e-6));
        JsonNode sweden = regions.get(1);
        assertThat(sweden.get("before").get("ran_grams").asDouble()).isPositive();
        assertThat(sweden.get("after").get("ran_grams").asDouble()).isZero();
        assertThat(sweden.get("after").get("accelerators").asInt()).isZero();
        assertThat(sweden.get("after").get("jobs").asInt()).isZero();
        assertThat(regions.get(0).get("after").get("jobs").asInt()).isEqualTo(384);
        assertThat(regions.get(0).get("after").get("delay_hours_p50"))
                .isEqualTo(root.get("after").get("delay_hours_p50"));
    }

    @Test
    void refused_jobs_are_charged_to_where_they_come_from() throws IOException {
        edit("regions: any", "regions: origin");

        JsonNode root = told("--without", "de");

        JsonNode germany = root.get("regions").get(0).get("after");
        assertThat(germany.get("refused").asInt()).isEqualTo(384);
        assertThat(germany.get("ran_grams").asDouble()).isZero();
        assertThat(germany.get("charged_grams").asDouble())
                .isEqualTo(root.get("after").get("grams").asDouble());
    }

    @Test
    void missed_deadlines_count_where_jobs_come_from() {
        JsonNode root = told("--without", "se", "--capacity", "de=1");

        long missed = root.get("after").get("deadline_misses").asLong();
        assertThat(missed).isPositive();
        assertThat(root.get("regions").get(0).get("after").get("deadline_misses").asLong())
                .isEqualTo(missed);
        assertThat(root.get("regions").get(1).get("after").get("deadline_misses").asLong())
                .isZero();
    }

    @Test
    void where_nobody_runs_short_there_are_no_accelerators() throws IOException {
        edit("capacity: 3\n", "");

        JsonNode region = told("--without", "se").get("regions").get(0);

        assertThat(names(region.get("after"))).doesNotContain("accelerators");
        assertThat(names(region.get("difference"))).doesNotContain("accelerators");
    }
}
