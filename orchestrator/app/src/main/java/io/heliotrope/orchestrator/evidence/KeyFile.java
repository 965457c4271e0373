package io.heliotrope.orchestrator.evidence;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Where a notary's key lies. Messages name the file and never what is in it.
public final class KeyFile {
    private static final String OWNER_ONLY = "rw-------";

    private KeyFile() {}

    /// Reads the key of `file`.
    ///
    /// @throws IOException when there is no file or no key in it, naming the file and the fix
    public static NotaryKey read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw new IOException(
                    "the notary's key "
                            + file
                            + " cannot be read ("
                            + e.getClass().getSimpleName()
                            + "); make one with: heliotrope notary-key "
                            + file,
                    e);
        }
        try {
            return NotaryKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("the notary's key " + file + ": " + e.getMessage(), e);
        }
    }

    /// Makes a new key in `file`, which only its owner may read where the file system knows owners.
    ///
    /// @throws IOException when there is such a file already, which stays as it is, or it cannot be
    ///   written
    public static NotaryKey make(Path file) throws IOException {
        NotaryKey key = NotaryKey.generate();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel =
                        FileChannel.open(
                                file,
                                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                                ownerOnly(file));
                var writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
            writer.write(key.pem());
            writer.flush();
            channel.force(true);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    file + " is there already; a key is never overwritten: name another file", e);
        }
        return key;
    }

    /// Reads the key of `file`, or makes it when there is no such file.
    public static NotaryKey readOrMake(Path file) throws IOException {
        return Files.exists(file) ? read(file) : make(file);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
