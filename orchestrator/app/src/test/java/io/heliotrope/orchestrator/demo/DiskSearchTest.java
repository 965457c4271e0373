package io.heliotrope.orchestrator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiskSearchTest {
    private static final byte[] WANTED = "canary-4711".getBytes(StandardCharsets.UTF_8);
    private static final int PIECE = 1 << 20;

    @TempDir private Path folder;

    private final DiskSearch search = new DiskSearch(WANTED);

    @Test
    void finds_nothing_in_an_empty_folder_and_in_files_without_the_text() throws IOException {
        Files.writeString(folder.resolve("a"), "canary-471");

        assertThat(search.count(folder)).isZero();
    }

    @Test
    void counts_every_occurrence_in_every_file_of_every_depth() throws IOException {
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(folder.resolve("a"), "xcanary-4711canary-4711y");
        Files.writeString(folder.resolve("deep/er/b"), "canary-4711");

        assertThat(search.count(folder)).isEqualTo(3);
    }

    @Test
    void finds_a_text_that_lies_across_two_pieces() throws IOException {
        for (int before = PIECE - WANTED.length - 1; before <= PIECE + 1; before++) {
            byte[] bytes = new byte[PIECE + 100];
            System.arraycopy(WANTED, 0, bytes, before, WANTED.length);
            Files.write(folder.resolve("a"), bytes);

            assertThat(search.count(folder)).as("text at byte " + before).isEqualTo(1);
        }
    }

    @Test
    void refuses_to_look_for_nothing() {
        assertThatThrownBy(() -> new DiskSearch(new byte[0])).hasMessageContaining("had 0");
    }
}
