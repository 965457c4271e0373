package io.heliotrope.orchestrator.evidence;

import io.heliotrope.queues.seal.SecretFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a notary's key lies. Messages name the file and never what is in it.
public final class KeyFile {
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
        try {
            SecretFile.write(file, key.pem());
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
}
