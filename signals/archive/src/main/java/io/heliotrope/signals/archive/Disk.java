package io.heliotrope.signals.archive;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Files that are whole or not there at all, also after the machine died.
final class Disk {
    /// What nobody reads.
    static final String UNFINISHED = ".unfinished";

    private Disk() {}

    static Path unfinished(Path path) {
        return path.resolveSibling(path.getFileName() + UNFINISHED);
    }

    /// Makes the folder and those above it down from `root`, for good.
    static void makeFolder(Path root, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path made = folder; made != null && !made.equals(root); made = made.getParent()) {
            sync(made);
        }
        sync(root);
    }

    /// Gives a finished file its name, in one step.
    static void name(Path unfinished, Path path) throws IOException {
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes the names in a folder last. Not every system has folders that can be opened; those
    /// keep names by themselves.
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException windows) {
            if (Files.isReadable(folder) && File.separatorChar == '/') {
                throw windows;
            }
        }
    }
}
