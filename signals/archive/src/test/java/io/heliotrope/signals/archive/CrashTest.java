package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.A_DAY;
import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.all;
import static io.heliotrope.signals.archive.Samples.at;
import static io.heliotrope.signals.archive.Samples.files;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is left when the machine dies between two steps.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CrashTest {
    private static final ArchiveSettings KEEP = new ArchiveSettings(Retention.Always.ALWAYS, 1000);
    private static final ArchiveSettings ONE_DAY = new ArchiveSettings(new Retention.Days(1), 1000);

    @TempDir private Path folder;

    private final List<SignalRow> before =
            IntStream.range(0, 4).mapToObj(i -> row(DE, 5 * i, i)).toList();
    private final List<SignalRow> appended = List.of(row(DE, 20, 4), row(DE, 25, 5));

    private void prepare() throws IOException {
        try (ArrowArchive archive = ArrowArchive.open(folder, KEEP)) {
            for (SignalRow row : before) {
                archive.append(List.of(row));
            }
        }
    }

    /// Also says what a reader sees that comes before anybody tidies up.
    private List<SignalRow> seen() throws IOException {
        try (ArchiveReader reader = ArchiveReader.open(folder)) {
            return all(reader);
        }
    }

    private List<SignalRow> with(List<SignalRow> more) {
        List<SignalRow> both = new ArrayList<>(before);
        both.addAll(more);
        return both;
    }

    @ParameterizedTest
    @CsvSource({"APPEND_WRITTEN,false", "APPEND_NAMED,true", "APPEND_KEPT,true"})
    void an_append_is_there_as_a_whole_or_not_at_all(Step step, boolean isThere)
            throws IOException {
        prepare();
        try (ArrowArchive archive = ArrowArchive.open(folder, KEEP, new PowerCut(step, 1))) {
            assertThatExceptionOfType(PowerCut.Off.class)
                    .isThrownBy(() -> archive.append(appended));
        }
        List<SignalRow> expected = isThere ? with(appended) : before;

        assertThat(seen()).containsExactlyElementsOf(expected);
        try (ArrowArchive archive = ArrowArchive.open(folder, KEEP)) {
            assertThat(all(archive)).containsExactlyElementsOf(expected);
            assertThat(files(folder)).noneMatch(name -> name.endsWith(Disk.UNFINISHED));
            assertThat(archive.append(appended).stored()).isEqualTo(isThere ? 0 : 2);
            assertThat(all(archive)).containsExactlyElementsOf(with(appended));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MERGE_WRITTEN,1",
        "MERGE_NAMED,1",
        "MERGE_ONE_DELETED,1",
        "MERGE_ONE_DELETED,2",
        "MERGE_ONE_DELETED,3",
        "MERGE_ONE_DELETED,4"
    })
    void a_merge_shows_each_row_once_wherever_it_ends(Step step, int passing) throws IOException {
        prepare();
        try (ArrowArchive archive = ArrowArchive.open(folder, KEEP, new PowerCut(step, passing))) {
            assertThatExceptionOfType(PowerCut.Off.class).isThrownBy(() -> archive.tidy(at(A_DAY)));
        }

        assertThat(seen()).containsExactlyElementsOf(before);
        try (ArrowArchive archive = ArrowArchive.open(folder, KEEP)) {
            assertThat(all(archive)).containsExactlyElementsOf(before);
            archive.tidy(at(A_DAY));
            assertThat(files(folder)).containsExactly("DE/2026-11-22/000000-000003.arrow");
            assertThat(all(archive)).containsExactlyElementsOf(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"DROP_ONE_DELETED,1", "DROP_ONE_DELETED,4"})
    void a_day_that_was_being_deleted_goes_the_next_time(Step step, int passing)
            throws IOException {
        prepare();
        try (ArrowArchive archive =
                ArrowArchive.open(folder, ONE_DAY, new PowerCut(step, passing))) {
            assertThatExceptionOfType(PowerCut.Off.class)
                    .isThrownBy(() -> archive.tidy(at(2 * A_DAY)));
        }

        assertThat(seen()).hasSize(before.size() - passing);
        try (ArrowArchive archive = ArrowArchive.open(folder, ONE_DAY)) {
            assertThat(archive.tidy(at(2 * A_DAY)).daysDropped()).isEqualTo(1);
            assertThat(files(folder)).isEmpty();
        }
    }
}
