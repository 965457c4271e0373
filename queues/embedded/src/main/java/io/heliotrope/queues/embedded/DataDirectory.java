package io.heliotrope.queues.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/// A folder that is a Kafka data directory and belongs to one node until it is closed.
///
/// The lock is our own: Kafka's comes only after the quorum's log was opened, and a second node
/// that opens it breaks the first one's.
record DataDirectory(Path path, String clusterId, FileChannel lock) implements AutoCloseable {

    private static final String LOCK = "embedded-broker.lock";

    /// Takes the folder, and formats it, with these users, unless an earlier broker did.
    ///
    /// Fails with an [IllegalStateException] when it is in use, or cannot be made, read or written.
    static DataDirectory open(Path path, int node, String controllerListener, List<String> users) {
        try {
            Files.createDirectories(path);
            FileChannel lock = lock(path);
            try {
                return new DataDirectory(path, format(path, node, controllerListener, users), lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new IllegalStateException(
                    "embedded broker: "
                            + path
                            + " cannot be used as data directory ("
                            + failed
                            + "): give an empty folder, or one that an embedded broker left",
                    failed);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean ours = false;
        try {
            ours = channel.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            ours = false;
        } finally {
            if (!ours) {
                channel.close();
            }
        }
        if (!ours) {
            throw new IllegalStateException(
                    "embedded broker: "
                            + path
                            + " is in use by another embedded broker: close that one, or give this"
                            + " one a folder of its own");
        }
        return channel;
    }

    private static String format(Path path, int node, String controllerListener, List<String> users)
            throws IOException {
        String folder = path.toString();
        String cluster =
                new MetaPropertiesEnsemble.Loader()
                        .addMetadataLogDir(folder)
                        .addLogDirs(List.of(folder))
                        .load()
                        .clusterId()
                        .orElseGet(() -> Uuid.randomUuid().toString());
        var formatter =
                new Formatter()
                        .setNodeId(node)
                        .setClusterId(cluster)
                        .addDirectory(folder)
                        .setMetadataLogDirectory(folder)
                        .setControllerListenerName(controllerListener)
                        .setIgnoreFormatted(true)
                        .setHasDynamicQuorum(false)
                        .setScramArguments(users)
                        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()));
        try {
            formatter.run();
        } catch (IOException | RuntimeException failed) {
            throw failed;
        } catch (Exception failed) { // run() declares no narrower type
            throw new IOException(failed);
        }
        return cluster;
    }

    @Override
    public void close() {
        Utils.closeQuietly(lock, "lock of " + path);
    }
}
