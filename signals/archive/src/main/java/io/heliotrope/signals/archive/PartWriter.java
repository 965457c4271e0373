package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import io.heliotrope.signals.store.SignalRow.Identity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.message.IpcOption;

/// Writes a file, one batch in memory at a time.
final class PartWriter {
    private PartWriter() {}

    /// Writes `rows` to `path`, whatever is there, and returns once they are on the disk. Told
    /// twice in succession, a row is written once.
    static void write(BufferAllocator memory, Path path, Summary summary, Rows rows)
            throws IOException {
        Map<String, String> footer = new HashMap<>();
        try (FileChannel channel =
                        FileChannel.open(
                                path,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE);
                VectorSchemaRoot root =
                        VectorSchemaRoot.create(Columns.schema(summary.toMetadata()), memory);
                ArrowFileWriter writer =
                        new ArrowFileWriter(root, null, channel, footer, IpcOption.DEFAULT)) {
            writer.start();
            BatchFill batches = new BatchFill(root, writer);
            Optional<Identity> before = Optional.empty();
            while (rows.advance()) {
                SignalRow row = rows.row();
                Optional<Identity> identity = Optional.of(row.identity());
                if (!identity.equals(before)) {
                    batches.add(row);
                }
                before = identity;
            }
            batches.finish().tell(footer);
            writer.end();
            channel.force(true);
        }
    }
}
