package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.TraceScenario.Settings;
import io.heliotrope.signals.recorded.Parsed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other sets of regions than the usual ones.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceRegionsTest {
    private static final int FIVE_WEEKS = 24 * 35;
    private static final Settings MINUTE = new Settings(5, Duration.ofMinutes(1), 1, MARKER);

    @TempDir private Path folder = Path.of("");

    private static Scenario read(TraceFiles files) {
        return switch (TraceScenario.read(TestSkies.shipped(), files.traces(), MINUTE)) {
            case Parsed.Sound<Scenario>(Scenario scenario) -> scenario;
            case Parsed.Refused<Scenario> refused -> throw new AssertionError(refused.message());
        };
    }

    @Test
    void one_region_outside_europe_is_a_run_on_one_broker() {
        TraceFiles files =
                new TraceFiles(folder)
                        .regions(List.of("OC"))
                        .rtt(1)
                        .intensity(1, 48)
                        .requests(10, 1);

        Scenario scenario = read(files);

        assertThat(scenario.clusters()).containsExactly(new ClusterId("world"));
        assertThat(scenario.canaries()).isZero();
        assertThat(scenario.scaling())
                .anyMatch(note -> note.startsWith("no region has residency EU"))
                .anyMatch(note -> note.equals("no batch work"));
    }

    @Test
    void regions_of_europe_alone_hold_the_control_topics_themselves() {
        TraceFiles files =
                new TraceFiles(folder)
                        .regions(List.of("EU", "EU"))
                        .rtt(2)
                        .intensity(2, 48)
                        .requests(10, 1);

        Scenario scenario = read(files);

        assertThat(scenario.clusters()).containsExactly(new ClusterId("europe"));
        assertThat(scenario.control()).isEqualTo(new ClusterId("europe"));
        assertThat(scenario.scaling())
                .anyMatch(note -> note.startsWith("every region has residency EU"));
    }

    @Test
    void forty_regions_of_many_areas_one_of_them_called_world() {
        List<String> areas =
                IntStream.range(0, 40)
                        .mapToObj(i -> i == 7 ? "WORLD" : i % 3 == 0 ? "EU" : "A" + i % 5)
                        .toList();
        TraceFiles files =
                new TraceFiles(folder)
                        .regions(areas)
                        .rtt(40)
                        .intensity(40, FIVE_WEEKS)
                        .requests(500, 7);

        Scenario scenario = read(files);

        assertThat(scenario.catalogue().size()).isEqualTo(40);
        long word =
                scenario.catalogue()
                        .allowed(Residency.parse("WORLD"), scenario.catalogue().region(0).id());
        assertThat(Long.bitCount(word)).isEqualTo(1);
        assertThat(scenario.arrivals().stream().map(Arrival::origin).distinct().count())
                .isGreaterThan(35);
    }
}
