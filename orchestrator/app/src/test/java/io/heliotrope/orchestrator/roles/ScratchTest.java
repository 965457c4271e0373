package io.heliotrope.orchestrator.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScratchTest {
    @Test
    void nothing_is_left_after_it_is_closed() throws IOException {
        Path folder;
        try (Scratch scratch = Scratch.make("heliotrope-test-")) {
            folder = scratch.folder();
            Files.createDirectories(folder.resolve("broker/log"));
            Files.writeString(folder.resolve("broker/log/0.log"), "records");

            assertThat(folder).isDirectory();
        }

        assertThat(folder).doesNotExist();
    }

    @Test
    void a_folder_that_is_gone_already_is_closed_in_peace() throws IOException {
        try (Scratch scratch = Scratch.make("heliotrope-test-")) {
            Files.delete(scratch.folder());
        }
    }
}
