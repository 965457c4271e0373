package io.heliotrope.queues.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.KeyId;
import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KeyFilesTest {
    private static final RegionId REGION = new RegionId("eu-south");

    @TempDir private Path folder;
    private final PrivateKey key = PrivateKey.generate();

    private RegionKeys.Look look(KeyId id) {
        return RegionKeys.of(REGION, folder).find(id);
    }

    @Test
    void a_key_is_found_under_its_own_name() throws IOException {
        Path file = KeyFiles.add(key, REGION, folder);

        assertThat(file)
                .isEqualTo(folder.resolve("eu-south").resolve(key.publicKey().id() + ".key"));
        assertThat(look(key.publicKey().id()))
                .isInstanceOfSatisfying(
                        RegionKeys.Found.class,
                        found -> assertThat(found.key().secret()).isEqualTo(key.secret()));
        assertThat(KeyFiles.read(file).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        Path file = KeyFiles.add(key, REGION, folder);
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_key_is_never_overwritten() throws IOException {
        Path file = KeyFiles.add(key, REGION, folder);

        assertThatThrownBy(() -> KeyFiles.add(key, REGION, folder))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(KeyFiles.read(file).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void a_key_that_is_deleted_is_gone_at_once_and_a_new_one_there_at_once() throws IOException {
        RegionKeys keys = RegionKeys.of(REGION, folder);
        KeyId id = key.publicKey().id();

        assertThat(keys.find(id)).isInstanceOf(RegionKeys.Missing.class);
        Path file = KeyFiles.add(key, REGION, folder);
        assertThat(keys.find(id)).isInstanceOf(RegionKeys.Found.class);
        Files.delete(file);
        assertThat(keys.find(id)).isInstanceOf(RegionKeys.Missing.class);
    }

    @Test
    void a_file_with_another_key_than_its_name_says_is_not_used() throws IOException {
        Path file = KeyFiles.add(key, REGION, folder);
        PrivateKey other = PrivateKey.generate();
        Files.move(file, file.resolveSibling(other.publicKey().id() + ".key"));

        assertThat(look(other.publicKey().id())).isInstanceOf(RegionKeys.Unreadable.class);
    }

    @Test
    void what_is_no_key_is_not_used_and_not_shown() throws IOException {
        Path file = folder.resolve("eu-south").resolve(key.publicKey().id() + ".key");
        Files.createDirectories(file.getParent());
        String almost = Canary.BROKEN_REGION_KEY.text();
        Files.writeString(file, almost);

        assertThat(look(key.publicKey().id())).isInstanceOf(RegionKeys.Unreadable.class);
        assertThatThrownBy(() -> KeyFiles.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContain(almost));
        Files.writeString(file, key.write() + " ".repeat(5_000));
        assertThat(look(key.publicKey().id())).isInstanceOf(RegionKeys.Unreadable.class);
    }

    @Test
    void a_region_without_a_folder_has_no_keys() {
        assertThat(RegionKeys.none(REGION).find(key.publicKey().id()))
                .isInstanceOf(RegionKeys.Missing.class);
    }
}
