package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Lane;
import io.heliotrope.orchestrator.demo.TraceScenario.Settings;
import io.heliotrope.orchestrator.start.DemoOptions.Source.Traces;
import io.heliotrope.signals.recorded.Parsed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Published traces that the project does not ship: run with `-Dheliotrope.traces=<folder>`, where
/// the folder holds `gcp/` and `llm/`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedTraceScenarioTest {
    private static final Path FOLDER = Path.of(System.getProperty("heliotrope.traces", "."));

    @Test
    void a_day_of_them_is_work_for_two_cores() {
        Path gcp = FOLDER.resolve("gcp");
        Traces traces =
                new Traces(
                        gcp.resolve("regions.csv"),
                        gcp.resolve("rtt_ms.csv"),
                        gcp.resolve("ci_lca_hourly_2022.csv"),
                        FOLDER.resolve("llm").resolve("azure_llm_2023_conv.csv"),
                        gcp.resolve("batch_arrivals_seed20260402.csv"),
                        Instant.parse("2022-03-01T00:00:00Z"));
        Settings settings = new Settings(1, Settings.defaultDayIn(1), 1, TestSkies.MARKER);

        Scenario scenario =
                switch (TraceScenario.read(TestSkies.shipped(), traces, settings)) {
                    case Parsed.Sound<Scenario>(Scenario sound) -> sound;
                    case Parsed.Refused<Scenario> refused ->
                            throw new AssertionError(refused.message());
                };

        Map<Lane, Long> lanes =
                scenario.arrivals().stream()
                        .collect(Collectors.groupingBy(Arrival::lane, Collectors.counting()));
        assertThat(scenario.catalogue().size()).isEqualTo(16);
        assertThat(lanes.getOrDefault(Lane.INTERACTIVE, 0L)).isBetween(400L, 900L);
        assertThat(lanes.getOrDefault(Lane.BATCH, 0L)).isEqualTo(600L);
        assertThat(scenario.arrivals())
                .allSatisfy(a -> assertThat(Reads.job(scenario, a).id()).isEqualTo(a.job()));
    }
}
