package io.heliotrope.orchestrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.signals.archive.ArchiveSettings;
import io.heliotrope.signals.archive.ArrowArchive;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignalsExportCommandTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir private Path folder;

    @BeforeEach
    void store() throws IOException {
        try (ArrowArchive archive =
                ArrowArchive.open(folder.resolve("signals"), ArchiveSettings.usual())) {
            archive.append(List.of(row("DE", 0, 100, 0), row("DE", 0, 140, 9)));
            archive.append(List.of(row("DE", 60, 90, 60)));
            archive.append(List.of(row("FR", 0, 20, 0)));
        }
    }

    private static SignalRow row(String zone, int minute, double grams, int received) {
        SeriesKey key =
                SeriesKey.of(
                        new GridZone(zone), Signal.CARBON_INTENSITY, Kind.AVERAGE_DIRECT, "neso");
        Instant from = NOON.plusSeconds(60L * minute);
        Instant told = NOON.plusSeconds(60L * received);
        return SignalRow.plain(
                key, told, told, from, from.plusSeconds(300), grams, Quality.MEASURED);
    }

    private CliRun export(String... arguments) {
        List<String> command =
                List.of("signals", "export", "--archive", folder.resolve("signals").toString());
        return CliRun.of(
                new RecordingStarter(),
                Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int rows(String name) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(folder.resolve(name));
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            int rows = 0;
            while (reader.loadNextBatch()) {
                rows += reader.getVectorSchemaRoot().getRowCount();
            }
            return rows;
        }
    }

    @Test
    void everything_that_is_known_goes_into_an_arrow_file() throws IOException {
        CliRun run = export("--arrow", file("all.arrow"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo(file("all.arrow") + ": 3 values of 2 zones\n");
        assertThat(rows("all.arrow")).isEqualTo(3);
        assertThat(folder.resolve("all.arrow.unfinished")).doesNotExist();
    }

    @Test
    void zones_times_and_what_was_known_can_be_chosen() throws IOException {
        assertThat(export("--arrow", file("a"), "--zone", "DE").out())
                .contains(": 2 values of 1 z");
        assertThat(export("--arrow", file("b"), "--to", "2026-11-22T13:00Z").out())
                .contains(": 2 values of 2 zones");
        assertThat(export("--arrow", file("c"), "--known-at", "2026-11-22T11:00Z").out())
                .contains(": 0 values of 2 zones");
        assertThat(export("--arrow", file("d"), "--revisions").out()).contains(": 4 values of 2 z");
        assertThat(export("--arrow", file("e"), "--signal", "pue").out()).contains(": 0 values");
        assertThat(rows("d")).isEqualTo(4);
    }

    @Test
    void a_parquet_file_begins_and_ends_as_one() throws IOException {
        CliRun run = export("--parquet", file("all.parquet"));

        byte[] bytes = Files.readAllBytes(folder.resolve("all.parquet"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(new String(bytes, bytes.length - 4, 4, StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
    }

    @Test
    void what_could_not_be_read_is_named_and_the_rest_is_written() throws IOException {
        Path torn = folder.resolve("signals/DE/2026-11-22/000001.arrow");
        Files.write(torn, new byte[] {1});

        CliRun run = export("--arrow", file("all.arrow"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("not in it: " + torn + ": cannot be read");
        assertThat(rows("all.arrow")).isEqualTo(2);
    }

    @Test
    void what_cannot_be_done_is_refused_with_what_to_do() {
        CliRun none = export();
        CliRun zone = export("--arrow", file("x"), "--zone", "SE");
        CliRun signal = export("--arrow", file("x"), "--signal", "co2");
        CliRun times = export("--arrow", file("x"), "--from", "2200-01-01T00:00Z");
        CliRun both =
                export("--arrow", file("x"), "--revisions", "--known-at", "2026-11-22T11:00Z");
        CliRun nowhere = export("--arrow", file("none/x"));

        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("--parquet", "--arrow");
        assertThat(zone.exitCode()).isEqualTo(1);
        assertThat(zone.err()).contains("--zone SE", "has none of it, but [DE, FR]");
        assertThat(signal.err()).contains("--signal co2: there is no such signal");
        assertThat(times.err()).contains("is not after --from 2200-01-01T00:00:00Z");
        assertThat(both.err()).contains("give one of the two");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("cannot be written", "a folder that is there");
        assertThat(folder.resolve("x")).doesNotExist();
    }
}
