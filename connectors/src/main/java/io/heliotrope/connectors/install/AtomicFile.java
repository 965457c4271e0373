package io.heliotrope.connectors.install;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file beside its place and then moves it there in one step.
final class AtomicFile {

    private AtomicFile() {}

    static void write(Path target, InputStream content) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("cannot write " + target + ": it is not inside a folder");
        }
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(folder, ".draft-", ".tmp");
        try {
            Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
