package io.heliotrope.signals.archive;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.archive.Shelf.Contents;
import io.heliotrope.signals.store.Batch;
import io.heliotrope.signals.store.SignalQuery;
import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalRow.Identity;
import io.heliotrope.signals.store.SignalStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.memory.BufferAllocator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The store of signals on disk: a folder for each zone, in it one for each day (UTC) on which rows
/// were received, in it Arrow files.
///
/// Each append is one small file that is never changed; [#tidy] makes one of many. Only one process
/// at a time has an archive open for writing.
public final class ArrowArchive implements SignalStore, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ArrowArchive.class);

    private final Path folder;
    private final ArchiveSettings settings;
    private final WriterLock lock;
    private final ArchiveReader reader;
    private final Housekeeping housekeeping;
    private final Step.Listener steps;
    private final ReentrantLock writing = new ReentrantLock();

    /// What lies in the days that were looked at. Only this process changes it, so it stays true.
    /// Guarded by `writing`, as is all that writes.
    private final Map<Path, Contents> days = new HashMap<>();

    private ArrowArchive(
            Path folder,
            ArchiveSettings settings,
            WriterLock lock,
            ArchiveReader reader,
            Step.Listener steps) {
        this.folder = folder;
        this.settings = settings;
        this.lock = lock;
        this.reader = reader;
        this.steps = steps;
        this.housekeeping = new Housekeeping(reader.shelf(), reader.memory(), steps);
    }

    /// Opens `folder`, which is made when it is not there, and removes what a process left that
    /// died.
    ///
    /// @throws IOException when another process writes to it, it cannot be written to, or Arrow
    ///   gets no memory from this JVM
    public static ArrowArchive open(Path folder, ArchiveSettings settings) throws IOException {
        return open(folder, settings, Step.Listener.none());
    }

    static ArrowArchive open(Path folder, ArchiveSettings settings, Step.Listener steps)
            throws IOException {
        WriterLock lock = WriterLock.take(folder);
        try {
            ArchiveReader reader = ArchiveReader.open(folder);
            ArrowArchive archive = new ArrowArchive(folder, settings, lock, reader, steps);
            try {
                archive.sweep();
            } catch (IOException failed) {
                reader.close();
                throw failed;
            }
            return archive;
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    private void sweep() throws IOException {
        for (Path zone : reader.shelf().zoneFolders()) {
            for (Path day : reader.shelf().days(zone).values()) {
                housekeeping.sweep(day);
            }
        }
    }

    @Override
    public Appended append(List<SignalRow> rows) throws IOException {
        if (rows.isEmpty()) {
            return new Appended(0, 0);
        }
        Batch batch = Batch.common(rows).orElseThrow();
        writing.lock();
        try {
            List<SignalRow> fresh = fresh(batch.zone(), rows);
            if (!fresh.isEmpty()) {
                store(batch, fresh);
            }
            return new Appended(fresh.size(), rows.size() - fresh.size());
        } finally {
            writing.unlock();
        }
    }

    /// What of `rows` is not stored yet, in the order of files.
    private List<SignalRow> fresh(GridZone zone, List<SignalRow> rows) throws IOException {
        SequencedMap<Identity, SignalRow> fresh = new LinkedHashMap<>();
        rows.forEach(row -> fresh.putIfAbsent(row.identity(), row));
        Extent extent = Extent.of(rows);
        for (Path day : reader.shelf().days(reader.shelf().zoneFolder(zone)).values()) {
            for (Part part : contents(day).parts()) {
                if (part.extent().mayShareRowsWith(extent)) {
                    removeStored(fresh, part, extent);
                }
            }
        }
        List<SignalRow> sorted = new ArrayList<>(fresh.values());
        sorted.sort(Rows.ORDER_IN_FILES);
        return sorted;
    }

    private Contents contents(Path day) throws IOException {
        Contents contents = days.get(day);
        if (contents == null) {
            contents = reader.shelf().day(day);
            days.put(day, contents);
        }
        return contents;
    }

    private void removeStored(Map<Identity, SignalRow> fresh, Part part, Extent extent)
            throws IOException {
        Instant until = extent.validFromMax().plusMillis(1);
        try (Rows stored =
                PartRows.between(reader.memory(), part.path(), extent.validFromMin(), until)) {
            while (stored.advance()) {
                fresh.remove(stored.row().identity());
            }
        } catch (DamagedFile damaged) {
            LOG.atWarn()
                    .addKeyValue("file", part.path())
                    .addKeyValue("reason", damaged.getMessage())
                    .log("archive of signals has a file that cannot be read");
        }
    }

    private void store(Batch batch, List<SignalRow> fresh) throws IOException {
        Path day = reader.shelf().dayFolder(batch.zone(), batch.day());
        if (!days.containsKey(day)) {
            Disk.makeFolder(folder, day);
        }
        Path path = day.resolve(PartName.of(reader.shelf().nextNumber(day)).toString());
        Path unfinished = Disk.unfinished(path);
        try {
            PartWriter.write(
                    reader.memory(), unfinished, Summary.of(batch.zone(), fresh), Rows.of(fresh));
            steps.done(Step.APPEND_WRITTEN);
            Disk.name(unfinished, path);
            steps.done(Step.APPEND_NAMED);
            Disk.sync(day);
        } catch (IOException failed) {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(path);
            throw new IOException(
                    "signals cannot be stored as %s (%s): none of these rows is stored; make room or give the folder back, then store them again"
                            .formatted(path, failed.getMessage()),
                    failed);
        }
        steps.done(Step.APPEND_KEPT);
        days.remove(day);
        if (contents(day).parts().size() >= settings.mostParts()) {
            mergeIfPossible(day);
        }
    }

    /// What was stored is stored: a merge that fails is for later.
    private int mergeIfPossible(Path day) {
        days.remove(day);
        try {
            return housekeeping.merge(day);
        } catch (IOException failed) {
            LOG.atWarn()
                    .addKeyValue("folder", day)
                    .addKeyValue("reason", failed.getMessage())
                    .log("files of a day could not be merged");
            return 0;
        }
    }

    /// Makes one file of each past day, and of a day that has many; deletes days that are not kept
    /// any longer. To be called now and then, such as every hour.
    ///
    /// @throws IOException when a folder cannot be read
    public Tidied tidy(Instant now) throws IOException {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        int fewer = 0;
        int dropped = 0;
        writing.lock();
        try {
            for (Path zone : reader.shelf().zoneFolders()) {
                for (Map.Entry<LocalDate, Path> day : reader.shelf().days(zone).entrySet()) {
                    if (!settings.retention().keeps(day.getKey(), today)) {
                        days.remove(day.getValue());
                        housekeeping.drop(day.getValue());
                        dropped++;
                    } else if (needsMerge(day.getKey(), day.getValue(), today)) {
                        fewer += mergeIfPossible(day.getValue());
                    }
                }
            }
        } finally {
            writing.unlock();
        }
        return new Tidied(fewer, dropped);
    }

    private boolean needsMerge(LocalDate day, Path path, LocalDate today) throws IOException {
        int parts = contents(path).parts().size();
        return parts > 1 && (day.isBefore(today) || parts >= settings.mostParts());
    }

    Shelf shelf() {
        return reader.shelf();
    }

    BufferAllocator memory() {
        return reader.memory();
    }

    /// How many files are fewer, and how many days of zones were deleted.
    public record Tidied(int filesFewer, int daysDropped) {}

    @Override
    public Answered read(SignalQuery query, RowSink sink) throws IOException {
        return reader.read(query, sink);
    }

    @Override
    public SortedSet<GridZone> zones() throws IOException {
        return reader.zones();
    }

    /// Lets others write. What was appended is on the disk already.
    @Override
    public void close() throws IOException {
        writing.lock();
        try {
            reader.close();
            lock.close();
        } finally {
            writing.unlock();
        }
    }
}
