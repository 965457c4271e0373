package io.heliotrope.signals.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Rejections as lines of JSON, appended to a file.
///
/// At half of the limits the file becomes the older one of two, and what was that goes: so both
/// together stay within the limits, and at least half of what they allow is kept. A line that a
/// crash cut off is left out when the files are read. Used by one thread.
final class RejectionFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path file;
    private final Path older;
    private final int mostLines;
    private final long mostBytes;
    private int lines;
    private long bytes;

    private RejectionFile(Path file, Rejections.Limits limits) {
        this.file = file;
        this.older = file.resolveSibling(file.getFileName() + ".1");
        this.mostLines = limits.count() / 2;
        this.mostBytes = limits.bytes() / 2;
    }

    /// Opens or begins the file.
    static RejectionFile open(Path file, Rejections.Limits limits) throws IOException {
        RejectionFile opened = new RejectionFile(file, limits);
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.exists(file)) {
            byte[] all = Files.readAllBytes(file);
            opened.bytes = all.length;
            opened.lines = (int) new String(all, StandardCharsets.UTF_8).lines().count();
            if (all.length > 0 && all[all.length - 1] != '\n') {
                opened.write(new byte[] {'\n'});
            }
        }
        return opened;
    }

    /// What is kept, oldest first.
    List<Rejection> read() throws IOException {
        List<Rejection> read = new ArrayList<>();
        for (Path each : List.of(older, file)) {
            if (Files.exists(each)) {
                for (String line : Files.readAllLines(each, StandardCharsets.UTF_8)) {
                    parse(line).ifPresent(read::add);
                }
            }
        }
        return read;
    }

    void append(Rejection rejection) throws IOException {
        byte[] line = line(rejection).getBytes(StandardCharsets.UTF_8);
        if (lines + 1 > mostLines || bytes + line.length > mostBytes) {
            if (Files.exists(file)) {
                Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            }
            lines = 0;
            bytes = 0;
        }
        write(line);
        lines++;
    }

    private void write(byte[] utf8) throws IOException {
        Files.write(file, utf8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        bytes += utf8.length;
    }

    private static String line(Rejection rejection) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("at", rejection.at().toString());
        node.put("source", rejection.source());
        node.put("zone", rejection.zone());
        node.put("reason", rejection.reason().word());
        node.put("detail", rejection.detail());
        node.put("found", rejection.found());
        return node + "\n";
    }

    private static Optional<Rejection> parse(String line) {
        try {
            JsonNode node = MAPPER.readTree(line);
            return Optional.of(
                    new Rejection(
                            Instant.parse(node.path("at").stringValue()),
                            node.path("source").stringValue(),
                            node.path("zone").stringValue(),
                            Reason.valueOf(
                                    node.path("reason").stringValue().toUpperCase(Locale.ROOT)),
                            node.path("detail").stringValue(),
                            node.path("found").stringValue()));
        } catch (JacksonException | DateTimeException | IllegalArgumentException cutOff) {
            return Optional.empty();
        }
    }
}
