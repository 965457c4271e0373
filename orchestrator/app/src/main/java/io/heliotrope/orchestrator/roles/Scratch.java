package io.heliotrope.orchestrator.roles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder for one run, deleted when it is closed, or when the process is told to end before.
///
/// Close it after everything that writes into it.
public final class Scratch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scratch.class);

    /// While a process ends, what runs may still write: then a deletion is tried again.
    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final Thread hook;

    private Scratch(Path folder) {
        this.folder = folder;
        this.hook = new Thread(this::delete, "scratch");
    }

    /// Makes a folder of this prefix where temporary files go.
    ///
    /// @throws IOException when none can be made
    public static Scratch make(String prefix) throws IOException {
        Scratch scratch = new Scratch(Files.createTempDirectory(prefix));
        Runtime.getRuntime().addShutdownHook(scratch.hook);
        return scratch;
    }

    public Path folder() {
        return folder;
    }

    /// From now on only [#close] deletes: the end of the process will wait for it, so that nothing
    /// that still runs loses its files.
    public void deletedByCloseAlone() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the hook runs already; both may delete
        }
    }

    @Override
    public void close() {
        deletedByCloseAlone();
        delete();
    }

    private void delete() {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("not deleted");
                    return;
                }
            }
        }
    }
}
