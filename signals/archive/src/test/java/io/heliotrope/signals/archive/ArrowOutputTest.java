package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.store.SignalRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArrowOutputTest {
    @TempDir private Path folder;

    private final List<SignalRow> rows =
            IntStream.range(0, 2 * Columns.ROWS_OF_A_BATCH + 7)
                    .mapToObj(i -> row(DE, 5 * i, i))
                    .toList();

    private static List<SignalRow> read(byte[] stream) throws IOException {
        List<SignalRow> rows = new ArrayList<>();
        try (BufferAllocator memory = ArrowMemory.open();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(stream), memory)) {
            Columns columns = new Columns(reader.getVectorSchemaRoot());
            while (reader.loadNextBatch()) {
                for (int i = 0; i < reader.getVectorSchemaRoot().getRowCount(); i++) {
                    rows.add(columns.get(i));
                }
            }
            assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
                    .containsEntry("heliotrope.schema", "signal/1")
                    .containsKey("heliotrope.licence.neso");
        }
        return rows;
    }

    @Test
    void a_stream_has_all_rows_in_batches() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArrowOutput out = ArrowOutput.stream(bytes)) {
            for (SignalRow row : rows) {
                out.accept(row);
            }
            out.finish();
        }

        assertThat(read(bytes.toByteArray())).isEqualTo(rows);
    }

    @Test
    void what_is_closed_before_its_end_has_no_end() throws IOException {
        ByteArrayOutputStream finished = new ByteArrayOutputStream();
        ByteArrayOutputStream broken = new ByteArrayOutputStream();
        try (ArrowOutput out = ArrowOutput.stream(finished)) {
            out.accept(rows.getFirst());
            out.finish();
        }
        try (ArrowOutput out = ArrowOutput.stream(broken)) {
            out.accept(rows.getFirst());
        }

        byte[] end = {-1, -1, -1, -1, 0, 0, 0, 0};
        assertThat(finished.toByteArray()).endsWith(end);
        assertThat(broken.size()).isLessThan(finished.size());
        byte[] last = broken.toByteArray();
        assertThat(Arrays.copyOfRange(last, last.length - end.length, last.length))
                .isNotEqualTo(end);
    }

    @Test
    void an_export_has_its_name_only_when_it_is_whole() throws IOException {
        Path path = folder.resolve("export.arrow");
        Files.writeString(path, "an earlier one");
        try (ExportFile out = ExportFile.begin(path, ArrowOutput::file)) {
            out.accept(rows.getFirst());
        }
        assertThat(path).hasContent("an earlier one");

        try (ExportFile out = ExportFile.begin(path, ArrowOutput::file)) {
            out.accept(rows.getFirst());
            out.finish();
        }
        assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                .startsWith("ARROW1")
                .endsWith("ARROW1");
        assertThat(Samples.files(folder)).containsExactly("export.arrow");
    }
}
