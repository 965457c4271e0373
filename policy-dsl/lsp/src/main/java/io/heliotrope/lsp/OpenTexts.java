package io.heliotrope.lsp;

import io.heliotrope.policy.syntax.Parser;
import io.heliotrope.policy.syntax.Use;
import io.heliotrope.policy.text.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The texts that are open in the editor, by URI. Immutable.
record OpenTexts(Map<String, OpenText> byUri) {
    private static final int MOST_MODULES = 32;

    OpenTexts {
        byUri = Map.copyOf(byUri);
    }

    OpenTexts with(OpenText text) {
        Map<String, OpenText> more = new LinkedHashMap<>(byUri);
        more.put(text.uri(), text);
        return new OpenTexts(more);
    }

    OpenTexts without(String uri) {
        Map<String, OpenText> fewer = new LinkedHashMap<>(byUri);
        fewer.remove(uri);
        return new OpenTexts(fewer);
    }

    Optional<OpenText> text(String uri) {
        return Optional.ofNullable(byUri.get(uri));
    }

    /// `main` first, then the modules that it uses, each under the name by which it is used: as the
    /// editor has it, else as it lies beside `main`. One that cannot be read is left out, which the
    /// check tells of.
    Modules modules(OpenText main) {
        Map<String, OpenText> found = new LinkedHashMap<>(Map.of(main.source().name(), main));
        Set<String> asked = new HashSet<>(found.keySet());
        List<OpenText> unread = new ArrayList<>(List.of(main));
        while (!unread.isEmpty()) {
            OpenText next = unread.removeFirst();
            for (Use use : Parser.parse(next.source()).module().uses()) {
                String name = use.from().value();
                if (found.size() < MOST_MODULES && asked.add(name)) {
                    module(main, name)
                            .ifPresent(text -> {
                                found.put(name, text);
                                unread.add(text);
                            });
                }
            }
        }
        return new Modules(List.copyOf(found.values()));
    }

    private Optional<OpenText> module(OpenText main, String name) {
        Optional<Path> file = main.file().flatMap(from -> beside(from, name));
        return file.flatMap(path -> open(path).or(() -> read(path)))
                .map(text ->
                        new OpenText(
                                text.uri(),
                                text.version(),
                                new Source(name, text.source().text()),
                                text.lines()));
    }

    private static Optional<Path> beside(Path main, String name) {
        try {
            return Optional.of(main.resolveSibling(name).normalize());
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private Optional<OpenText> open(Path file) {
        return byUri.values().stream()
                .filter(text -> text.file().filter(file::equals).isPresent())
                .findFirst();
    }

    /// No more than the parser takes, and a sign, which makes it refuse the rest.
    private static Optional<OpenText> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Parser.MOST_BYTES + 1);
            return Optional.of(
                    OpenText.of(
                            file.toUri().toString(), 0, new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
