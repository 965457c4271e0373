package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.A_DAY;
import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.all;
import static io.heliotrope.signals.archive.Samples.at;
import static io.heliotrope.signals.archive.Samples.everything;
import static io.heliotrope.signals.archive.Samples.files;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import io.heliotrope.model.Quality;
import io.heliotrope.model.RegionId;
import io.heliotrope.signals.archive.ArrowArchive.Tidied;
import io.heliotrope.signals.store.Kind;
import io.heliotrope.signals.store.SeriesKey;
import io.heliotrope.signals.store.Signal;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalStore.Appended;
import io.heliotrope.signals.store.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ArrowArchiveTest {
    @TempDir private Path folder;

    private ArrowArchive open() throws IOException {
        return ArrowArchive.open(folder, ArchiveSettings.usual());
    }

    @Test
    void every_field_survives_a_restart() throws IOException {
        SeriesKey pue =
                new SeriesKey(
                        DE,
                        new Site.In(new RegionId("eu-central")),
                        Signal.PUE,
                        Kind.NOT_APPLICABLE,
                        "model:pue");
        SignalRow full =
                new SignalRow(
                        pue,
                        at(-7),
                        at(-6),
                        at(0),
                        at(60),
                        1.25,
                        1.1,
                        1.4,
                        true,
                        "TIME_SLICER_AVERAGE",
                        Quality.MODELLED);
        SignalRow missing = row(DE, 5, Double.NaN, 3, -6);
        try (ArrowArchive archive = open()) {
            archive.append(List.of(missing, full));
        }

        try (ArrowArchive archive = open()) {
            assertThat(all(archive)).containsExactly(full, missing);
            assertThat(archive.zones()).containsExactly(DE);
        }
    }

    @Test
    void each_append_is_a_file_of_its_zone_and_day_that_is_never_touched_again()
            throws IOException {
        try (ArrowArchive archive = open()) {
            archive.append(List.of(row(DE, 0, 1)));
            archive.append(List.of(row(DE, 5, 2)));
            archive.append(List.of(row(DE, A_DAY, 3)));
            archive.append(List.of(row(new GridZone("FR"), 0, 4)));
        }

        assertThat(files(folder))
                .containsExactly(
                        "DE/2026-11-22/000000.arrow",
                        "DE/2026-11-22/000001.arrow",
                        "DE/2026-11-23/000000.arrow",
                        "FR/2026-11-22/000000.arrow");
    }

    @Test
    void a_row_that_comes_again_is_stored_once_also_on_another_day_and_after_a_restart()
            throws IOException {
        SignalRow first = row(DE, 0, 1);
        SignalRow again = row(DE, 0, 1, 0, 2);
        SignalRow tomorrow = row(DE, 0, 1, 0, A_DAY);
        SignalRow revised = row(DE, 0, 2, 0, A_DAY);
        try (ArrowArchive archive = open()) {
            assertThat(archive.append(List.of(first, again))).isEqualTo(new Appended(1, 1));
            assertThat(archive.append(List.of(again))).isEqualTo(new Appended(0, 1));
        }

        try (ArrowArchive archive = open()) {
            assertThat(archive.append(List.of(tomorrow, revised))).isEqualTo(new Appended(1, 1));
            assertThat(all(archive)).containsExactly(first, revised);
        }
        assertThat(files(folder)).hasSize(2);
    }

    @Test
    void past_days_and_days_with_many_files_become_one_file() throws IOException {
        ArchiveSettings four = new ArchiveSettings(Retention.Always.ALWAYS, 4);
        List<SignalRow> rows = IntStream.range(0, 9).mapToObj(i -> row(DE, 5 * i, i)).toList();
        try (ArrowArchive archive = ArrowArchive.open(folder, four)) {
            for (SignalRow row : rows) {
                archive.append(List.of(row));
            }

            assertThat(files(folder))
                    .containsExactly(
                            "DE/2026-11-22/000000-000006.arrow",
                            "DE/2026-11-22/000007.arrow",
                            "DE/2026-11-22/000008.arrow");
            assertThat(archive.tidy(at(60))).isEqualTo(new Tidied(0, 0));
            assertThat(archive.tidy(at(A_DAY))).isEqualTo(new Tidied(2, 0));
            assertThat(files(folder)).containsExactly("DE/2026-11-22/000000-000008.arrow");
            assertThat(all(archive)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void whole_days_are_dropped_when_they_are_not_kept_any_longer() throws IOException {
        ArchiveSettings oneDay = new ArchiveSettings(new Retention.Days(1), 4);
        try (ArrowArchive archive = ArrowArchive.open(folder, oneDay)) {
            SignalRow today = row(DE, A_DAY, 2);
            archive.append(List.of(row(DE, 0, 1)));
            archive.append(List.of(today));

            assertThat(archive.tidy(at(A_DAY))).isEqualTo(new Tidied(0, 0));
            assertThat(archive.tidy(at(2 * A_DAY))).isEqualTo(new Tidied(0, 1));
            assertThat(all(archive)).containsExactly(today);
            assertThat(files(folder)).containsExactly("DE/2026-11-23/000000.arrow");
        }
        assertThatThrownBy(() -> new Retention.Days(0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> new ArchiveSettings(Retention.Always.ALWAYS, 1))
                .hasMessageContaining("2 to 1000, was 1");
    }

    @Test
    void more_rows_than_a_batch_come_back_and_those_of_other_times_are_skipped()
            throws IOException {
        List<SignalRow> rows =
                IntStream.range(0, 3 * Columns.ROWS_OF_A_BATCH)
                        .mapToObj(i -> row(DE, -5 * i - 5, i, -5 * i, 0))
                        .sorted(SignalRow.BY_TIME)
                        .toList();
        try (ArrowArchive archive = open()) {
            archive.append(rows);

            assertThat(all(archive)).containsExactlyElementsOf(rows);
            Part part = archive.shelf().of(DE).parts().getFirst();
            try (Rows some = PartRows.between(archive.memory(), part.path(), at(-20), at(0))) {
                int read = 0;
                while (some.advance()) {
                    read++;
                }
                assertThat(read).isEqualTo(4);
            }
        }
    }

    @Test
    void a_second_writer_is_refused_until_the_first_is_gone_and_readers_are_not()
            throws IOException {
        try (ArrowArchive archive = open()) {
            archive.append(List.of(row(DE, 0, 1)));

            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(folder + " is written to by another process: end that");
            try (ArchiveReader reader = ArchiveReader.open(folder)) {
                assertThat(all(reader)).hasSize(1);
                archive.append(List.of(row(DE, 5, 1)));
                assertThat(all(reader)).hasSize(2);
            }
        }
        try (ArrowArchive next = open()) {
            assertThat(all(next)).hasSize(2);
        }
    }

    @Test
    void nothing_is_read_from_what_was_closed_or_is_not_there() throws IOException {
        ArrowArchive archive = open();
        archive.close();

        assertThatThrownBy(() -> archive.list(everything(DE))).hasMessageContaining("was closed");
        assertThatThrownBy(() -> ArchiveReader.open(folder.resolve("none")))
                .hasMessageContaining("none is no folder of an archive");
        assertThat(archive.append(List.of())).isEqualTo(new Appended(0, 0));
    }
}
