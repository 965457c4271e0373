package io.heliotrope.signals.archive;

import io.heliotrope.signals.store.SignalRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;

/// Writes rows of any zones as one Arrow stream or file, with a batch in memory. For one thread.
///
/// Only what was [#finish]ed is a whole one: closed before, it ends where it stands.
public final class ArrowOutput implements RowOutput {
    /// What HTTP calls a stream.
    public static final String STREAM_TYPE = "application/vnd.apache.arrow.stream";

    private final BufferAllocator memory;
    private final VectorSchemaRoot root;
    private final Gate gate;
    private final ArrowWriter writer;
    private final BatchFill batches;
    private final boolean isFile;
    private boolean isFinished;
    private boolean isClosed;

    private ArrowOutput(
            BufferAllocator memory,
            VectorSchemaRoot root,
            Gate gate,
            ArrowWriter writer,
            boolean isFile)
            throws IOException {
        this.memory = memory;
        this.root = root;
        this.gate = gate;
        this.writer = writer;
        this.isFile = isFile;
        writer.start();
        this.batches = new BatchFill(root, writer);
    }

    /// Begins a stream. `out` is closed once it is finished; else it is left to the caller, for
    /// whom closing it may mean that all went well.
    ///
    /// @throws IOException when Arrow gets no memory from this JVM, or `out` takes nothing
    public static ArrowOutput stream(OutputStream out) throws IOException {
        return open(Channels.newChannel(out), false);
    }

    /// Begins a file, whatever is there.
    ///
    /// @throws IOException when Arrow gets no memory from this JVM, or the file cannot be written
    public static ArrowOutput file(Path path) throws IOException {
        return open(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE),
                true);
    }

    private static ArrowOutput open(WritableByteChannel out, boolean isFile) throws IOException {
        Gate gate = new Gate(out);
        BufferAllocator memory = ArrowMemory.open();
        VectorSchemaRoot root =
                VectorSchemaRoot.create(Columns.schema(Summary.ofAnyRows()), memory);
        try {
            ArrowWriter writer =
                    isFile
                            ? new ArrowFileWriter(root, null, gate)
                            : new ArrowStreamWriter(root, null, gate);
            return new ArrowOutput(memory, root, gate, writer, isFile);
        } catch (IOException failed) {
            root.close();
            memory.close();
            out.close();
            throw failed;
        }
    }

    @Override
    public void accept(SignalRow row) throws IOException {
        batches.add(row);
    }

    @Override
    public void finish() throws IOException {
        batches.finish();
        writer.end();
        gate.isOpen = false;
        isFinished = true;
    }

    @Override
    public void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        gate.isOpen = false;
        writer.close();
        root.close();
        memory.close();
        if (isFile || isFinished) {
            gate.out.close();
        }
    }

    /// Lets bytes through until it is shut: Arrow ends a stream on closing, as if all were in it.
    private static final class Gate implements WritableByteChannel {
        private final WritableByteChannel out;
        private boolean isOpen = true;

        private Gate(WritableByteChannel out) {
            this.out = out;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (isOpen) {
                return out.write(bytes);
            }
            int swallowed = bytes.remaining();
            bytes.position(bytes.limit());
            return swallowed;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            // whoever opened the output closes it
        }
    }
}
