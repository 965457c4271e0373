package io.heliotrope.signals.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Published traces that the project does not ship: run with `-Dheliotrope.traces=<folder>`, where
/// the folder holds `gcp/` and `llm/`.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@EnabledIfSystemProperty(named = "heliotrope.traces", matches = ".+")
class PublishedTracesTest {
    private static final Path FOLDER = Path.of(System.getProperty("heliotrope.traces", "."));
    private static final Instant DAY = Instant.parse("2022-03-01T00:00:00Z");

    @Test
    void they_are_sound_and_a_day_of_them_can_be_played() {
        RecordedInputs inputs =
                switch (read()) {
                    case Parsed.Sound<RecordedInputs>(RecordedInputs sound) -> sound;
                    case Parsed.Refused<RecordedInputs> refused ->
                            throw new AssertionError(refused.message());
                };

        RecordedFeed.Replay replay = inputs.feed(Basis.AVERAGE_LIFECYCLE).replay();

        assertThat(inputs.regions().entries()).hasSize(16);
        assertThat(inputs.requests().requests()).hasSizeGreaterThan(19_000);
        assertThat(inputs.startAt(DAY)).isInstanceOf(Parsed.Sound.class);
        assertThat(replay.at(DAY)).hasSize(3 * 16);
        for (int hour = 1; hour <= 48; hour++) {
            List<Signal> news = replay.at(DAY.plus(Duration.ofHours(hour)));
            assertThat(news).hasSize(2 * 16);
        }
    }

    private static Parsed<RecordedInputs> read() {
        Path gcp = FOLDER.resolve("gcp");
        return RecordedInputs.read(
                gcp.resolve("regions.csv"),
                gcp.resolve("rtt_ms.csv"),
                gcp.resolve("ci_lca_hourly_2022.csv"),
                FOLDER.resolve("llm").resolve("azure_llm_2023_conv.csv"),
                gcp.resolve("batch_arrivals_seed20260402.csv"));
    }
}
