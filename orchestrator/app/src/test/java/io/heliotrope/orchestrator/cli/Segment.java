package io.heliotrope.orchestrator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/// The first segment of a partition on a stopped broker's disk, changed as somebody who knows
/// Kafka's format would: with the checksum of the batch made right again.
final class Segment {
    private static final int LENGTH = 8;
    private static final int CHECKSUM = 17;
    private static final int CHECKED = 21;
    private static final int BEFORE_LENGTH_ENDS = 12;

    private Segment() {}

    /// Flips the lowest bit of the first byte of `text` where it first occurs in the segment.
    static void flip(Path disk, String topic, int partition, String text) throws IOException {
        Path file = disk.resolve(topic + "-" + partition).resolve("00000000000000000000.log");
        byte[] bytes = Files.readAllBytes(file);
        int at = indexOf(bytes, text.getBytes(UTF_8));
        bytes[at] ^= 1;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int batch = 0;
        while (end(buffer, batch) <= at) {
            batch = end(buffer, batch);
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, batch + CHECKED, end(buffer, batch) - batch - CHECKED);
        buffer.putInt(batch + CHECKSUM, (int) checksum.getValue());
        Files.write(file, bytes);
    }

    private static int end(ByteBuffer buffer, int batch) {
        return batch + BEFORE_LENGTH_ENDS + buffer.getInt(batch + LENGTH);
    }

    private static int indexOf(byte[] bytes, byte[] text) {
        for (int at = 0; at + text.length <= bytes.length; at++) {
            if (ByteBuffer.wrap(bytes, at, text.length).equals(ByteBuffer.wrap(text))) {
                return at;
            }
        }
        throw new IllegalArgumentException(
                "'" + new String(text, UTF_8) + "' is not in the segment");
    }
}
