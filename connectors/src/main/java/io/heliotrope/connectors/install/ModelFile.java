package io.heliotrope.connectors.install;

import io.heliotrope.model.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A generated model as a file that runtimes can open.
public final class ModelFile {

    private static final int DIGEST_DIGITS = 12;

    private ModelFile() {}

    /// Puts `content` into `folder` as `<name>-<start of its digest>.<extension>` and returns the
    /// path.
    ///
    /// A file that is there with the same digest stays untouched; one with other bytes, as a
    /// damaged disk leaves it, is replaced.
    public static Path install(Path folder, String name, String extension, byte[] content)
            throws IOException {
        Digest digest = Digest.of(content);
        String shortDigest = digest.hex().substring(0, DIGEST_DIGITS);
        Path target = folder.resolve(name + "-" + shortDigest + "." + extension);
        if (!holds(target, digest, content.length)) {
            AtomicFile.write(target, new ByteArrayInputStream(content));
        }
        return target;
    }

    private static boolean holds(Path file, Digest digest, int length) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == length
                && Digest.of(Files.readAllBytes(file)).equals(digest);
    }
}
