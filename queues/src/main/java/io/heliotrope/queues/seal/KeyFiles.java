package io.heliotrope.queues.seal;

import io.heliotrope.model.RegionId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Private keys on disk: one line of base64url in a file that its owner alone can read, where the
/// file system knows of owners.
public final class KeyFiles {
    private KeyFiles() {}

    /// Puts a region's new key where [RegionKeys] looks for it, and gives the file.
    ///
    /// @throws IOException when it cannot be written; a file that is there is never overwritten
    public static Path add(PrivateKey key, RegionId region, Path keys) throws IOException {
        Path folder = keys.resolve(region.value());
        Files.createDirectories(folder, onlyOwner("rwx------"));
        Path file = folder.resolve(key.publicKey().id() + RegionKeys.SUFFIX);
        write(key, file);
        return file;
    }

    /// Writes a key to a new file.
    ///
    /// @throws IOException when it cannot be written, or is there already
    public static void write(PrivateKey key, Path file) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        byte[] line = (key.write() + "\n").getBytes(StandardCharsets.US_ASCII);
        try (FileChannel channel = FileChannel.open(file, options, onlyOwner("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                int _ = channel.write(rest);
            }
            channel.force(true);
        }
    }

    /// Reads a key that [#write] wrote.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException when it holds no key; the message holds no part of it
    public static PrivateKey read(Path file) throws IOException {
        return PrivateKey.read(Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
