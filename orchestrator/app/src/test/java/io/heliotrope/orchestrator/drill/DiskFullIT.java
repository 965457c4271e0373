package io.heliotrope.orchestrator.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A broker's disk that is full and is then made larger, where this machine lets the test mount a
/// small file system.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("full")
class DiskFullIT {
    private static final Duration NOTICED_WITHIN = Duration.ofMinutes(1);
    private static final long LEFT_BYTES = 256 * 1024;

    @Test
    void nothing_acknowledged_is_lost_when_a_brokers_disk_is_full(@TempDir Path folder)
            throws Exception {
        Path disk = Files.createDirectories(folder.resolve("disk"));
        String refusal =
                command("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.toString());
        Assumptions.assumeTrue(
                refusal.isEmpty(), "no small file system can be mounted here: " + refusal);
        try (Ground ground =
                Ground.open(Drills.site(folder.resolve("fleet")), disk.resolve("west"))) {
            Drill drill = new Drill(ground, Drills.PAUSE);
            Drills.print(Drill.Outcome.HEAD);
            Drills.check(drill.run("disk of broker-west full", () -> full(ground, disk)));
        } finally {
            assertThat(command("umount", disk.toString())).isEmpty();
        }
    }

    private static void full(Ground ground, Path disk) {
        try {
            fill(disk);
            Patience.until(
                    NOTICED_WITHIN,
                    () -> "the end of a broker without disk: " + ground.west().process().said(),
                    () -> !ground.west().process().isAlive());
            String refusal = command("mount", "-o", "remount,size=256m", disk.toString());
            assertThat(refusal).isEmpty();
            ground.west().startAgain();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Leaves room for a moment of work only.
    private static void fill(Path disk) throws IOException {
        try (FileChannel file =
                FileChannel.open(
                        disk.resolve("filler"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            long size = Files.getFileStore(disk).getUsableSpace() - LEFT_BYTES;
            ByteBuffer piece = ByteBuffer.allocate(1 << 16);
            for (long written = 0; written < size; written += piece.capacity()) {
                piece.clear();
                file.write(piece);
            }
        }
    }

    /// Empty when the command succeeded, else what it said.
    private static String command(String... words) throws IOException {
        Process process = new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return process.waitFor() == 0 ? "" : said + " (" + String.join(" ", words) + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
