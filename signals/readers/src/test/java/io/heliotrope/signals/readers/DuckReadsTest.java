package io.heliotrope.signals.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.archive.ArchiveReader;
import io.heliotrope.signals.archive.ArchiveSettings;
import io.heliotrope.signals.archive.ArrowArchive;
import io.heliotrope.signals.archive.ArrowOutput;
import io.heliotrope.signals.archive.ParquetOutput;
import io.heliotrope.signals.archive.RowOutput;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// DuckDB answers from the archive's files what the archive itself answers.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DuckReadsTest {
    private static final long SEED = 6;
    private static final Instant END = Days.BEGIN.plus(Duration.ofDays(9));

    @TempDir private static Path archived;

    @TempDir private Path folder;

    private ArchiveReader archive;
    private Duck duck;

    @BeforeAll
    static void fill() throws IOException {
        try (ArrowArchive archive = ArrowArchive.open(archived, ArchiveSettings.usual())) {
            Days.fill(archive, SEED);
            archive.tidy(Days.BEGIN.plus(Duration.ofHours(50)));
        }
    }

    @BeforeEach
    void open() throws Exception {
        archive = ArchiveReader.open(archived);
        duck = new Duck();
    }

    @AfterEach
    void close() throws Exception {
        duck.close();
        archive.close();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(archived)) {
            return files.filter(file -> file.toString().endsWith(".arrow")).sorted().toList();
        }
    }

    /// What the archive knows, as texts like those of [Duck#COLUMNS].
    private List<String> known(UnaryOperator<SignalQuery> choice) throws IOException {
        List<String> texts = new ArrayList<>();
        for (GridZone zone : Days.ZONES) {
            SignalQuery query =
                    choice.apply(SignalQuery.of(zone, Days.BEGIN.minusSeconds(9999), END));
            archive.read(query, row -> texts.add(text(row)));
        }
        return texts.stream().sorted().toList();
    }

    private static String text(SignalRow row) {
        SeriesKey series = row.series();
        return Stream.of(
                        series.zone(),
                        series.site().word(),
                        series.signal().word(),
                        series.kind().word(),
                        series.kind().factorType(),
                        series.unit().word(),
                        series.source(),
                        row.issuedAt().toEpochMilli(),
                        row.receivedAt().toEpochMilli(),
                        row.validFrom().toEpochMilli(),
                        row.validTo().toEpochMilli(),
                        row.value(),
                        row.p10(),
                        row.p90(),
                        row.estimated(),
                        row.estimationMethod(),
                        row.quality().word(),
                        row.horizonSeconds())
                .map(String::valueOf)
                .reduce((a, b) -> a + "|" + b)
                .orElseThrow();
    }

    private List<String> asked(String from) throws Exception {
        return duck.rows("SELECT " + Duck.COLUMNS + " FROM " + from).stream().sorted().toList();
    }

    @Test
    void every_row_of_the_files_is_read_from_arrow() throws Exception {
        duck.load(files());

        assertThat(asked("signals"))
                .hasSizeGreaterThan(1500)
                .isEqualTo(known(SignalQuery::revisions));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 26, 59})
    void what_was_known_at_a_moment_is_a_question_in_sql_too(int hours) throws Exception {
        Instant then = Days.BEGIN.plus(Duration.ofHours(hours)).plusSeconds(2);
        duck.load(files());

        List<String> answer =
                asked(
                        """
                        (FROM signals WHERE epoch_ms(received_at) <= %d
                        QUALIFY row_number() OVER (
                            PARTITION BY zone, region, signal, kind, factor_type, source,
                                valid_from, valid_to
                            ORDER BY issued_at DESC, received_at DESC, value DESC NULLS FIRST) = 1)
                        """
                                .formatted(then.toEpochMilli()));

        assertThat(answer).isNotEmpty().isEqualTo(known(query -> query.knownAt(then)));
    }

    @Test
    void a_mean_in_sql_is_the_mean() throws Exception {
        GridZone zone = Days.ZONES.getFirst();
        SignalQuery query = SignalQuery.of(zone, Days.BEGIN, END).revisions();
        double mean =
                archive.list(query).stream()
                        .filter(row -> row.series().source().equals("watttime"))
                        .mapToDouble(SignalRow::value)
                        .filter(value -> !Double.isNaN(value))
                        .average()
                        .orElseThrow();
        duck.load(files());

        String answer =
                duck.rows(
                                "SELECT avg(value) FROM signals WHERE zone = 'DE' AND source ="
                                        + " 'watttime'")
                        .getFirst();

        assertThat(Double.parseDouble(answer)).isCloseTo(mean, within(1e-9));
    }

    @Test
    void an_export_to_parquet_has_every_row_with_types_and_terms() throws Exception {
        Path file = folder.resolve("all.parquet");
        write(ParquetOutput.file(file));

        assertThat(asked("read_parquet('" + file + "')")).isEqualTo(known(SignalQuery::revisions));
        assertThat(duck.rows("DESCRIBE FROM read_parquet('" + file + "')"))
                .anyMatch(column -> column.startsWith("valid_from|TIMESTAMP WITH TIME ZONE"))
                .anyMatch(column -> column.startsWith("value|DOUBLE"))
                .anyMatch(column -> column.startsWith("estimated|BOOLEAN"))
                .anyMatch(column -> column.startsWith("horizon_s|INTEGER"))
                .anyMatch(column -> column.startsWith("zone|VARCHAR"));
        assertThat(
                        duck.rows(
                                "SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                                        + file
                                        + "')"))
                .contains("heliotrope.schema|signal/1")
                .anyMatch(term -> term.startsWith("heliotrope.licence.neso|CC BY 4.0"));
    }

    @Test
    void an_export_to_arrow_and_the_stream_of_http_have_every_row() throws Exception {
        Path file = folder.resolve("all.arrow");
        write(ArrowOutput.file(file));
        duck.load(List.of(file));
        List<String> ofFile = asked("signals");
        duck.execute("DELETE FROM signals");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(ArrowOutput.stream(bytes));
        try (ArrowStreamReader reader =
                new ArrowStreamReader(
                        new ByteArrayInputStream(bytes.toByteArray()), duck.memory())) {
            duck.load(reader);
        }

        List<String> expected = known(SignalQuery::revisions);
        assertThat(ofFile).isEqualTo(expected);
        assertThat(asked("signals")).isEqualTo(expected);
    }

    private void write(RowOutput output) throws IOException {
        try (output) {
            for (GridZone zone : Days.ZONES) {
                archive.read(
                        SignalQuery.of(zone, Days.BEGIN.minusSeconds(9999), END).revisions(),
                        output);
            }
            output.finish();
        }
    }
}
