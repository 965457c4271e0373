package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.A_DAY;
import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.all;
import static io.heliotrope.signals.archive.Samples.at;
import static io.heliotrope.signals.archive.Samples.everything;
import static io.heliotrope.signals.archive.Samples.files;
import static io.heliotrope.signals.archive.Samples.row;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.store.KnownSignals.Answered;
import io.heliotrope.signals.store.KnownSignals.Unread;
import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that cannot be read, among others that can.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DamageTest {
    @TempDir private Path folder;

    private final List<SignalRow> rows =
            List.of(row(DE, 0, 1), row(DE, 5, 2), row(DE, 10, 3), row(DE, 15, 4));

    @BeforeEach
    void store() throws IOException {
        try (ArrowArchive archive = open()) {
            for (SignalRow row : rows) {
                archive.append(List.of(row));
            }
        }
    }

    private ArrowArchive open() throws IOException {
        return ArrowArchive.open(folder, ArchiveSettings.usual());
    }

    private Path file(String name) {
        return folder.resolve("DE/2026-11-22").resolve(name);
    }

    /// Reads everything but what is in the second file, which must be named.
    private Unread unreadOnly() throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            List<SignalRow> read = new ArrayList<>();
            Answered answered = reader.read(everything(DE), read::add);

            assertThat(read).containsExactly(rows.get(0), rows.get(2), rows.get(3));
            assertThat(answered.rows()).isEqualTo(3);
            assertThat(answered.unread()).hasSize(1);
            Unread unread = answered.unread().getFirst();
            assertThat(unread.what()).isEqualTo(file("000001.arrow").toString());
            assertThat(unread.problem()).endsWith("or put a good copy in its place");
            return unread;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.6, 0.9, 0.999})
    void a_torn_file_is_named_and_the_others_are_read(double share) throws IOException {
        byte[] whole = Files.readAllBytes(file("000001.arrow"));
        Files.write(file("000001.arrow"), Arrays.copyOf(whole, (int) (whole.length * share)));

        assertThat(unreadOnly().problem()).startsWith("cannot be read as an Arrow file: ");
    }

    @Test
    void a_file_whose_rows_make_no_sense_is_named_and_gives_none_of_them() throws IOException {
        byte[] bytes = Files.readAllBytes(file("000001.arrow"));
        byte[] word = "measured".getBytes(UTF_8);
        for (int i = 0; i + word.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                bytes[i] = 'X';
            }
        }
        Files.write(file("000001.arrow"), bytes);

        assertThat(unreadOnly().problem())
                .startsWith("has a quality that this program does not know: Xeasured");
    }

    @Test
    void an_export_that_lies_among_the_parts_is_named() throws IOException {
        try (ArrowOutput export = ArrowOutput.file(file("000001.arrow"))) {
            export.accept(rows.get(1));
            export.finish();
        }

        assertThat(unreadOnly().problem()).contains("it may be an export, not a part");
    }

    @Test
    void a_file_with_a_name_of_its_own_is_named() throws IOException {
        Files.move(file("000001.arrow"), file("holiday.arrow"));

        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            Answered answered = reader.read(everything(DE), _ -> {});

            assertThat(answered.rows()).isEqualTo(3);
            assertThat(answered.unread())
                    .extracting(Unread::problem)
                    .allMatch(problem -> problem.startsWith("has no name of a part"));
        }
    }

    @Test
    void other_things_in_the_folders_do_not_matter() throws IOException {
        Files.writeString(file("notes.txt"), "mine");
        Files.writeString(folder.resolve("DE/README"), "mine");
        Files.writeString(folder.resolve("README"), "mine");
        Files.createDirectories(folder.resolve("FR/holidays"));

        try (ArrowArchive archive = open()) {
            assertThat(archive.read(everything(DE), _ -> {}).unread()).isEmpty();
            assertThat(archive.zones()).containsExactly(DE);
            archive.tidy(at(A_DAY));
            assertThat(all(archive)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void merging_leaves_what_cannot_be_read_for_whoever_can_mend_it() throws IOException {
        byte[] whole = Files.readAllBytes(file("000001.arrow"));
        Files.write(file("000001.arrow"), new byte[] {1, 2, 3});
        try (ArrowArchive archive = open()) {
            assertThat(archive.append(List.of(row(DE, 20, 5))).stored()).isEqualTo(1);
            archive.tidy(at(A_DAY));

            assertThat(files(folder))
                    .containsExactly(
                            "DE/2026-11-22/000000.arrow",
                            "DE/2026-11-22/000001.arrow",
                            "DE/2026-11-22/000002-000004.arrow");
            Files.write(file("000001.arrow"), whole);
            assertThat(all(archive)).hasSize(5).containsAll(rows);
        }
    }
}
