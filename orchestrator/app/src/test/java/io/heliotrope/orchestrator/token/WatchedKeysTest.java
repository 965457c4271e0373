package io.heliotrope.orchestrator.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.token.TokenKey;
import io.heliotrope.token.TokenKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WatchedKeysTest {
    @TempDir private Path folder;

    private final AtomicLong nanoTime = new AtomicLong();

    private static List<String> ids(TokenKeys keys) {
        return keys.all().stream().map(TokenKey::id).toList();
    }

    private void write(Path file, Path from, int modified) throws IOException {
        Files.writeString(file, Files.readString(from));
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified));
    }

    private Path key(String name) throws IOException {
        Path file = folder.resolve(name);
        assertThat(TokenKeyFile.make(file).all()).hasSize(1);
        return file;
    }

    @Test
    void a_file_that_has_changed_is_read_again_within_a_second() throws IOException {
        Path file = folder.resolve("token.key");
        Path first = key("first");
        Path second = key("second");
        write(file, first, 1_000);
        WatchedKeys keys = new WatchedKeys(file, nanoTime::get);

        write(file, second, 2_000);
        List<String> before = ids(keys.get());
        nanoTime.addAndGet(WatchedKeys.LOOK.toNanos());

        assertThat(before).isEqualTo(ids(TokenKeyFile.read(first)));
        assertThat(ids(keys.get())).isEqualTo(ids(TokenKeyFile.read(second)));
    }

    @Test
    void a_file_that_is_gone_leaves_its_keys_in_force_until_it_is_back() throws IOException {
        Path file = folder.resolve("token.key");
        Path first = key("first");
        Path second = key("second");
        write(file, first, 1_000);
        WatchedKeys keys = new WatchedKeys(file, nanoTime::get);

        Files.delete(file);
        nanoTime.addAndGet(WatchedKeys.LOOK.toNanos());
        List<String> without = ids(keys.get());
        write(file, second, 1_000);
        nanoTime.addAndGet(WatchedKeys.LOOK.toNanos());

        assertThat(without).isEqualTo(ids(TokenKeyFile.read(first)));
        assertThat(ids(keys.get())).isEqualTo(ids(TokenKeyFile.read(second)));
    }

    @Test
    void a_first_start_makes_its_file_and_a_second_one_reads_it() throws IOException {
        Path file = folder.resolve("token.key");

        List<String> made = ids(WatchedKeys.readOrMake(file).get());

        assertThat(ids(WatchedKeys.readOrMake(file).get())).isEqualTo(made);
    }

    @Test
    void a_named_file_must_be_there() {
        Path file = folder.resolve("none");

        assertThatThrownBy(() -> new WatchedKeys(file, nanoTime::get))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("heliotrope token-key " + file);
    }
}
