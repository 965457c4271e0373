package io.heliotrope.lsp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the words of the language mean, for people.
record WordBook(Map<String, Entry> entries) {
    private static final String RESOURCE = "words.txt";

    WordBook {
        entries = Map.copyOf(entries);
    }

    /// @param example in Markdown
    /// @param meaning sentences in Markdown
    record Entry(String example, String meaning) {}

    /// The one that the program carries: a word, an example and a meaning a line.
    static WordBook shipped() {
        Map<String, Entry> entries = new HashMap<>();
        for (String line : text().lines().toList()) {
            String[] parts = line.split("\\|", 3);
            entries.put(parts[0].strip(), new Entry(parts[1].strip(), parts[2].strip()));
        }
        return new WordBook(entries);
    }

    Optional<Entry> of(String word) {
        return Optional.ofNullable(entries.get(word));
    }

    private static String text() {
        try (InputStream in = WordBook.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + RESOURCE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
