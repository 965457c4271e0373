package io.heliotrope.connectors.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModelFileTest {

    private static final byte[] CONTENT = {1, 2, 3};
    private static final FileTime LONG_AGO = FileTime.from(Instant.EPOCH);

    @Test
    void carries_the_start_of_its_digest_in_its_name(@TempDir Path folder) throws IOException {
        Path file = ModelFile.install(folder.resolve("deep/er"), "m", "gguf", CONTENT);

        assertThat(file).hasFileName("m-039058c6f2c0.gguf").hasBinaryContent(CONTENT);
    }

    @Test
    void stays_untouched_when_it_is_there_already(@TempDir Path folder) throws IOException {
        Path file = ModelFile.install(folder, "m", "gguf", CONTENT);
        Files.setLastModifiedTime(file, LONG_AGO);

        ModelFile.install(folder, "m", "gguf", CONTENT);

        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void is_replaced_when_its_bytes_are_damaged(@TempDir Path folder) throws IOException {
        Path file = ModelFile.install(folder, "m", "gguf", CONTENT);
        Files.write(file, new byte[] {1, 2, 4});

        ModelFile.install(folder, "m", "gguf", CONTENT);

        assertThat(file).hasBinaryContent(CONTENT);
    }

    @Test
    void leaves_no_drafts_behind(@TempDir Path folder) throws IOException {
        Path file = ModelFile.install(folder, "m", "gguf", CONTENT);

        assertThat(folder).isDirectoryContaining(file::equals);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }
}
