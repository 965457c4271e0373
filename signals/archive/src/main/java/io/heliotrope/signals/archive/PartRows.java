package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;

/// The rows of a file, one batch of them in memory at a time. For one thread.
///
/// Batches say in the file's footer from when to when they reach, so that those of other times are
/// skipped.
final class PartRows implements Rows {
    private final ArrowFileReader reader;
    private final Columns columns;
    private final List<ArrowBlock> blocks;
    private final BatchTimes times;
    private final long fromMillis;
    private final long untilMillis;
    private int block = -1;
    private int rows;
    private int row;

    private PartRows(ArrowFileReader reader, long fromMillis, long untilMillis) throws IOException {
        this.reader = reader;
        this.columns = new Columns(reader.getVectorSchemaRoot());
        this.blocks = reader.getRecordBlocks();
        this.times = BatchTimes.of(reader.getMetaData());
        this.fromMillis = fromMillis;
        this.untilMillis = untilMillis;
    }

    /// What the file says of itself.
    ///
    /// @throws NoSuchFileException when it is gone, as one that was merged is
    /// @throws DamagedFile when it is torn or no file of an archive
    static Summary summary(BufferAllocator memory, Path path) throws IOException {
        try (ArrowFileReader reader = reader(memory, path)) {
            Map<String, String> metadata =
                    reader.getVectorSchemaRoot().getSchema().getCustomMetadata();
            return Summary.of(metadata);
        } catch (RuntimeException torn) { // Arrow has dozens for bytes that make no sense
            throw damaged(torn);
        }
    }

    /// All rows.
    static PartRows all(BufferAllocator memory, Path path) throws IOException {
        return open(memory, path, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// The rows whose validity begins between `from`, which may be [Instant#MIN], and `until`,
    /// exclusive.
    static PartRows between(BufferAllocator memory, Path path, Instant from, Instant until)
            throws IOException {
        long fromMillis = from.equals(Instant.MIN) ? Long.MIN_VALUE : from.toEpochMilli();
        return open(memory, path, fromMillis, until.toEpochMilli());
    }

    private static PartRows open(
            BufferAllocator memory, Path path, long fromMillis, long untilMillis)
            throws IOException {
        ArrowFileReader reader = reader(memory, path);
        try {
            return new PartRows(reader, fromMillis, untilMillis);
        } catch (IOException torn) {
            reader.close();
            throw torn;
        } catch (RuntimeException torn) { // Arrow has dozens for bytes that make no sense
            reader.close();
            throw damaged(torn);
        }
    }

    private static ArrowFileReader reader(BufferAllocator memory, Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            ArrowFileReader reader = new ArrowFileReader(channel, memory);
            try {
                reader.getVectorSchemaRoot();
                return reader;
            } catch (IOException | RuntimeException torn) {
                reader.close();
                throw torn;
            }
        } catch (NoSuchFileException | DamagedFile known) {
            channel.close();
            throw known;
        } catch (IOException | RuntimeException torn) {
            channel.close();
            throw damaged(torn);
        }
    }

    private static DamagedFile damaged(Exception torn) {
        return new DamagedFile("cannot be read as an Arrow file: " + torn.getMessage(), torn);
    }

    @Override
    public boolean advance() throws IOException {
        try {
            do {
                row++;
                if (row >= rows && !next()) {
                    return false;
                }
            } while (!columns.beginsBetween(row, fromMillis, untilMillis));
            return true;
        } catch (RuntimeException torn) { // Arrow has dozens for bytes that make no sense
            throw damaged(torn);
        }
    }

    /// Goes to the first row of the next batch that may hold some; false after the last.
    private boolean next() throws IOException {
        row = 0;
        rows = 0;
        while (rows == 0) {
            block++;
            if (block >= blocks.size()) {
                return false;
            }
            if (times.mayHold(block, fromMillis, untilMillis)) {
                reader.loadRecordBatch(blocks.get(block));
                rows = reader.getVectorSchemaRoot().getRowCount();
            }
        }
        return true;
    }

    @Override
    public SignalRow row() throws IOException {
        return columns.get(row);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
