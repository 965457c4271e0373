package io.heliotrope.orchestrator.roles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Looks for bytes in files, as whoever holds the disk could.
final class Bytes {
    private static final byte[] ZEROS = new byte[4_096];

    private Bytes() {}

    /// What a file holds, without the line's end.
    static byte[] of(Path file) throws IOException {
        return Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    }

    static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /// The files below `folder` that hold one of `wanted` anywhere.
    static List<Path> in(Path folder, List<byte[]> wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                if (wanted.stream().anyMatch(each -> holds(bytes, each))) {
                    found.add(file);
                }
            } catch (NoSuchFileException gone) {
                // deleted meanwhile: holds nothing
            }
        }
        return found;
    }

    private static boolean holds(byte[] bytes, byte[] wanted) {
        // one byte is one character: any bytes can be looked for as text
        int end = Math.min(bytes.length, written(bytes) + wanted.length);
        return new String(bytes, 0, end, StandardCharsets.ISO_8859_1)
                .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    /// How much is left without the zeros at the end: a broker's index files are mapped at full
    /// size.
    private static int written(byte[] bytes) {
        int end = bytes.length;
        while (end >= ZEROS.length
                && Arrays.equals(bytes, end - ZEROS.length, end, ZEROS, 0, ZEROS.length)) {
            end -= ZEROS.length;
        }
        return end;
    }
}
