package io.heliotrope.orchestrator.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.backtest.scenario.Scenario;
import io.heliotrope.backtest.scenario.Scenario.Jobs;
import io.heliotrope.backtest.scenario.Scenario.Slack;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScenarioFileTest {
    private static final Path SHIPPED = Path.of("../../docs/scenarios");
    private static final String SMALL =
            """
            name: small
            signals: { intensity: grams.csv }
            regions:
              se: { column: SE, area: EU }
            slot: 1h
            capacity: 4
            episodes: { start: 2026-01-01T00:00:00Z, count: 2, length: 7d }
            jobs:
              night: { every: 24h, at: 1h, before: 2h, after: 3h, length: 1h, power: 700W, regions: any }
            """;

    private static Scenario sound(String text) {
        return switch (ScenarioFile.read("small.yaml", text)) {
            case ScenarioFile.Sound(Scenario scenario) -> scenario;
            case ScenarioFile.Refused(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(String text) {
        return switch (ScenarioFile.read("small.yaml", text)) {
            case ScenarioFile.Sound _ -> List.of();
            case ScenarioFile.Refused(var problems) ->
                    problems.stream().map(Object::toString).toList();
        };
    }

    @Test
    void a_small_one_means_what_it_says() {
        Scenario scenario = sound(SMALL);
        assertThat(scenario.name()).isEqualTo("small");
        assertThat(scenario.room()).hasValue(4);
        assertThat(scenario.episodes().start(1)).isEqualTo("2026-01-08T00:00:00Z");
        assertThat(scenario.regions())
                .isInstanceOfSatisfying(
                        Scenario.Regions.Named.class,
                        named -> assertThat(named.regions()).containsOnlyKeys(new RegionId("se")));
        assertThat(scenario.jobs().getFirst())
                .isInstanceOfSatisfying(
                        Jobs.Recurring.class,
                        jobs -> {
                            assertThat(jobs.common().kilowatts()).isEqualTo(0.7);
                            assertThat(jobs.common().preemptible()).isFalse();
                            assertThat(jobs.after()).isEqualTo(Duration.ofHours(3));
                            assertThat(jobs.isLearnt()).isTrue();
                        });
    }

    static List<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void those_that_are_shipped_are_sound(Path file) throws IOException {
        Scenario scenario = sound(Files.readString(file));
        assertThat(file.getFileName()).hasToString(scenario.name() + ".yaml");
        assertThat(scenario.yardstick().bar().isPresent())
                .as("only the published experiments of the goals have one")
                .isEqualTo(!file.toString().matches(".*(unbroken|semi-weekly|requests)\\.yaml"));
    }

    @Test
    void slack_goes_by_column_or_by_length() throws IOException {
        Scenario gaia = sound(Files.readString(SHIPPED.resolve("s2-gaia.yaml")));
        assertThat(((Jobs.Listed) gaia.jobs().getFirst()).slack())
                .isEqualTo(
                        new Slack.ByLength(
                                Duration.ofHours(2), Duration.ofHours(6), Duration.ofHours(24)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slot: 1h | slot: soon | small.yaml:5:7: slot was 'soon', expected a duration",
                "capacity: 4 | capacity: none | small.yaml:6:11: capacity was 'none', expected accelerators per region",
                "capacity: 4 | capacty: 4 | small.yaml:6:1: capacty is no setting, expected one of about, capacity,",
                "regions: any | regions: some | expected one of origin, area, any",
                "power: 700W | power: 700 | expected a power such as 1kW or 700W",
                "intensity: grams.csv | basis: guess | signals.intensity is missing, expected a file in the folder of data",
                "count: 2 | count: 0 | episodes.count was '0', expected 1 to 1000",
                "start: 2026-01-01T00:00:00Z | start: yesterday | expected a moment such as 2020-04-01T00:00:00Z",
                "after: 3h | window: half | window was 'half', expected learnt or whole",
                "capacity: 4 | seed: 7 | seed is no setting",
                "capacity: 4 | forecaster: guess | forecaster was 'guess', expected one of perfect, history, last-value, recorded"
            })
    void what_is_wrong_is_told_with_its_place(String right, String wrong, String expected) {
        assertThat(String.join("\n", problems(SMALL.replace(right, wrong)))).contains(expected);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(problems("name: small\n"))
                .anyMatch(p -> p.contains("signals.intensity is missing"))
                .anyMatch(p -> p.contains("names 0 regions"))
                .anyMatch(p -> p.contains("slot is missing"))
                .anyMatch(p -> p.contains("names no jobs"));
    }
}
