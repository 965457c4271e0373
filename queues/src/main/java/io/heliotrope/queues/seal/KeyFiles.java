package io.heliotrope.queues.seal;

import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Private keys on disk: one line of base64url in a file that its owner alone can read, where the
/// file system knows of owners.
public final class KeyFiles {
    private KeyFiles() {}

    /// Puts a region's new key where [RegionKeys] looks for it, and gives the file.
    ///
    /// @throws IOException when it cannot be written; a file that is there is never overwritten
    public static Path add(PrivateKey key, RegionId region, Path keys) throws IOException {
        Path file = keys.resolve(region.value()).resolve(key.publicKey().id() + RegionKeys.SUFFIX);
        write(key, file);
        return file;
    }

    /// Writes a key to a new file.
    ///
    /// @throws IOException when it cannot be written, or is there already
    public static void write(PrivateKey key, Path file) throws IOException {
        SecretFile.write(file, key.write() + "\n");
    }

    /// Reads a key that [#write] wrote.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException when it holds no key; the message holds no part of it
    public static PrivateKey read(Path file) throws IOException {
        return PrivateKey.read(Files.readString(file, StandardCharsets.ISO_8859_1));
    }
}
