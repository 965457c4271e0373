package io.heliotrope.signals.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The right to write into an archive's folder: one process at a time has it, until it closes it or
/// dies.
final class WriterLock implements Closeable {
    private static final String NAME = "writer.lock";

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws IOException when somebody else has it, or the folder cannot be written to
    static WriterLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                FileChannel.open(
                        folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isTaken(channel)) {
            return new WriterLock(channel);
        }
        channel.close();
        throw new IOException(
                "archive of signals %s is written to by another process: end that one, or give this one a folder of its own. Readers need no lock"
                        .formatted(folder));
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
