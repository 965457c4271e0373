package io.heliotrope.signals.archive;

import static io.heliotrope.signals.archive.Samples.DE;
import static io.heliotrope.signals.archive.Samples.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.signals.archive.Shelf.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder of which the system does not tell everything at once.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShelfTest {
    @TempDir private Path folder;

    @Test
    void a_folder_is_looked_at_until_it_looks_the_same_twice() throws IOException {
        try (ArrowArchive archive = ArrowArchive.open(folder, ArchiveSettings.usual())) {
            archive.append(List.of(row(DE, 0, 1)));
            archive.append(List.of(row(DE, 5, 2)));
        }
        Path day = folder.resolve("DE/2026-11-22");
        Path first = day.resolve("000000.arrow");
        Path second = day.resolve("000001.arrow");
        Path merged = day.resolve("000000-000001.arrow");
        Deque<List<Path>> looks =
                new ArrayDeque<>(
                        List.of(
                                List.of(first),
                                List.of(merged, first),
                                List.of(first, second),
                                List.of(first, second)));

        try (BufferAllocator memory = ArrowMemory.open()) {
            Contents contents = new Shelf(folder, memory, _ -> looks.remove()).day(day);

            assertThat(contents.parts()).extracting(Part::path).containsExactly(first, second);
            assertThat(looks).isEmpty();
        }
        try (Stream<Path> files = Files.list(day)) {
            assertThat(files).hasSize(2);
        }
    }
}
