package io.heliotrope.signals.archive;

import java.io.IOException;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/// Where Arrow takes memory outside of the heap from.
final class ArrowMemory {
    /// A batch of each of a few dozen files takes a tenth of it.
    private static final long MOST_BYTES = 512L * 1024 * 1024;

    private ArrowMemory() {}

    /// A bounded piece; closing it tells when some of it was not given back.
    ///
    /// @throws IOException when this JVM was started without the flags that Arrow needs
    static BufferAllocator open() throws IOException {
        try {
            BufferAllocator memory = new RootAllocator(MOST_BYTES);
            memory.buffer(1).close();
            return memory;
        } catch (LinkageError | RuntimeException refused) { // which one depends on Netty's version
            throw new IOException(
                    "Arrow gets no memory from this JVM: start it with ./heliotrope, or with"
                            + " --add-opens=java.base/java.nio=ALL-UNNAMED"
                            + " --sun-misc-unsafe-memory-access=allow ("
                            + refused
                            + ")",
                    refused);
        }
    }
}
