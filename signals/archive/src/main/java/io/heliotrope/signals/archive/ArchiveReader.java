package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.store.KnownSignals;
import io.heliotrope.signals.store.SignalQuery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.apache.arrow.memory.BufferAllocator;

/// Reads an archive, also while another process writes to it.
///
/// An answer has all of what was appended before it began; of what is appended meanwhile it may
/// have some.
public final class ArchiveReader implements KnownSignals, Closeable {
    private final Path folder;
    private final BufferAllocator memory;
    private final Shelf shelf;
    private final ReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean isClosed;

    private ArchiveReader(Path folder, BufferAllocator memory) {
        this.folder = folder;
        this.memory = memory;
        this.shelf = new Shelf(folder, memory);
    }

    /// Opens `folder`, to which nothing is written.
    ///
    /// @throws IOException when there is no such folder, or Arrow gets no memory from this JVM
    public static ArchiveReader open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(
                    folder
                            + " is no folder of an archive of signals: give the folder that holds a"
                            + " folder for each zone");
        }
        return new ArchiveReader(folder, ArrowMemory.open());
    }

    Shelf shelf() {
        return shelf;
    }

    BufferAllocator memory() {
        return memory;
    }

    @Override
    public Answered read(SignalQuery query, RowSink sink) throws IOException {
        closing.readLock().lock();
        try {
            requireOpen();
            return new Answer(shelf, memory, query, sink).give();
        } finally {
            closing.readLock().unlock();
        }
    }

    @Override
    public SortedSet<GridZone> zones() throws IOException {
        closing.readLock().lock();
        try {
            requireOpen();
            return shelf.zones();
        } finally {
            closing.readLock().unlock();
        }
    }

    private void requireOpen() throws IOException {
        if (isClosed) {
            throw new IOException("archive of signals " + folder + " was closed");
        }
    }

    /// Waits for answers that are being given, and gives none from then on.
    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            isClosed = true;
            memory.close();
        } finally {
            closing.writeLock().unlock();
        }
    }
}
