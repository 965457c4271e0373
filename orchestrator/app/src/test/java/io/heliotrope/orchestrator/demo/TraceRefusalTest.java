package io.heliotrope.orchestrator.demo;

import static io.heliotrope.orchestrator.demo.TestSkies.MARKER;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.orchestrator.demo.TraceScenario.Settings;
import io.heliotrope.orchestrator.start.DemoOptions.Source.Traces;
import io.heliotrope.signals.recorded.Parsed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TraceRefusalTest {
    private static final Settings MINUTE = new Settings(1, Duration.ofMinutes(1), 1, MARKER);

    @TempDir private Path folder = Path.of("");

    private TraceFiles sound() {
        return new TraceFiles(folder)
                .regions(List.of("EU", "NA1", "EU"))
                .rtt(3)
                .intensity(3, 24 * 35)
                .requests(600, 2)
                .batch("0,0,r0,3\n");
    }

    private static String refusal(Traces traces, Settings settings) {
        return switch (TraceScenario.read(TestSkies.shipped(), traces, settings)) {
            case Parsed.Sound<Scenario>(Scenario scenario) ->
                    throw new AssertionError(scenario.name());
            case Parsed.Refused<Scenario> refused -> refused.message();
        };
    }

    @Test
    void more_than_64_regions_and_names_that_topics_need_are_refused_together() {
        List<String> areas = Collections.nCopies(65, "EU");
        TraceFiles files =
                new TraceFiles(folder).regions(areas).rtt(65).intensity(65, 48).requests(5, 1);
        renameFirst(files);

        assertThat(refusal(files.traces(), MINUTE))
                .isEqualTo(
                        """
                        regions.csv:2: column region: 'control', expected another name: topics use that word themselves
                        regions.csv:66: column region: 'r64', expected at most 64 regions, had 65\
                        """);
    }

    private void renameFirst(TraceFiles files) {
        for (String name : List.of("regions.csv", "rtt.csv", "ci.csv")) {
            files.write(name, text(name).replaceAll("\\br0\\b", "control"));
        }
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void defects_of_all_files_are_told_at_once_each_with_its_place() {
        TraceFiles files = sound();
        files.write("ci.csv", text("ci.csv").replaceFirst("100,110,120", "100,windy,120"));
        files.write("rtt.csv", text("rtt.csv").replace("r1,11,1,11", "r1,11,near,11"));
        files.write("llm.csv", text("llm.csv").replace(",100,1\n", ",100,-1\n"));
        files.write("batch.csv", "episode,hour,origin,batch_gpu_hours\n0,0,r9,1\n0,x,r0,1\n");

        assertThat(refusal(files.traces(), MINUTE))
                .isEqualTo(
                        """
                        rtt.csv:3: column r1: 'near', expected a round trip in ms: a number from 0 to 60000
                        ci.csv:2: column r1: 'windy', expected gCO2eq/kWh (empty when not known): a number from 0 to 3000
                        llm.csv:2: column GeneratedTokens: '-1', expected tokens of the answer: a whole number from 0 to 10000000
                        batch.csv:3: column hour: 'x', expected hour of the episode: a whole number from 0 to 100000\
                        """);
    }

    @Test
    void a_start_outside_the_series_is_refused() {
        assertThat(refusal(sound().from(Instant.parse("2024-01-01T00:00:00Z")), MINUTE))
                .startsWith(
                        "ci.csv: column time_utc: '2024-01-01T00:00:00Z', expected --from from");
    }

    @Test
    void a_series_that_ends_before_the_intake_is_refused() {
        Instant from = TraceFiles.START.plus(Duration.ofDays(34));

        assertThat(refusal(sound().from(from), new Settings(1, Duration.ofSeconds(40), 2, MARKER)))
                .isEqualTo(
                        "ci.csv: column time_utc: 'an end at 2023-06-05T00:00:00Z', expected intensities until 2023-06-06T00:00:00Z, for --from 2023-06-04T00:00:00Z and --days 2");
    }

    @Test
    void more_than_a_fortnight_is_refused() {
        assertThat(refusal(sound().traces(), new Settings(1, Duration.ofSeconds(8), 15, MARKER)))
                .isEqualTo("--days: '15', expected 1 to 14");
    }
}
