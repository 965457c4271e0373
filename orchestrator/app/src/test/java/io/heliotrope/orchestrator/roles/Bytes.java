package io.heliotrope.orchestrator.roles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Looks for bytes in files, as whoever holds the disk could.
final class Bytes {
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

    /// The files below `folder` that hold `wanted` anywhere.
    static List<Path> in(Path folder, byte[] wanted) throws IOException {
        // one byte is one character: any bytes can be looked for as text
        String text = new String(wanted, StandardCharsets.ISO_8859_1);
        List<Path> found = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    found.add(file);
                }
            } catch (NoSuchFileException gone) {
                // deleted meanwhile: holds nothing
            }
        }
        return found;
    }
}
