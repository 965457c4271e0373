package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.KnownSignals.RowSink;
import io.heliotrope.signals.store.SignalRow;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that has its name only once it is whole; closed before, there is none. For one thread.
public final class ExportFile implements RowSink, Closeable {
    private final Path path;
    private final Path unfinished;
    private final RowOutput output;

    private ExportFile(Path path, Path unfinished, RowOutput output) {
        this.path = path;
        this.unfinished = unfinished;
        this.output = output;
    }

    /// Opens an output.
    @FunctionalInterface
    public interface Format {
        RowOutput open(Path path) throws IOException;
    }

    /// Begins what will be `path` and takes the place of what is there.
    ///
    /// @throws IOException when nothing can be written there
    public static ExportFile begin(Path path, Format format) throws IOException {
        Path unfinished = Disk.unfinished(path);
        try {
            return new ExportFile(path, unfinished, format.open(unfinished));
        } catch (IOException refused) {
            throw new IOException(
                    "%s cannot be written: %s; give a file in a folder that is there"
                            .formatted(path, refused),
                    refused);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void accept(SignalRow row) throws IOException {
        output.accept(row);
    }

    /// Ends the file and gives it its name.
    public void finish() throws IOException {
        output.finish();
        output.close();
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        output.close();
        Files.deleteIfExists(unfinished);
    }
}
