package io.heliotrope.lsp;

import io.heliotrope.policy.text.Source;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/// A text as the editor has it, saved or not.
///
/// @param uri as the editor writes it
record OpenText(String uri, int version, Source source, Lines lines) {

    static OpenText of(String uri, int version, String text) {
        String name =
                file(uri)
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElseGet(() -> uri.substring(uri.lastIndexOf('/') + 1));
        return new OpenText(uri, version, new Source(name, text), new Lines(text));
    }

    /// Where it lies; empty for a text that was never saved.
    Optional<Path> file() {
        return file(uri);
    }

    /// With changes, each to what the one before left.
    OpenText changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
        String text = source.text();
        for (TextDocumentContentChangeEvent change : changes) {
            if (change.getRange() == null) {
                text = change.getText();
            } else {
                Lines before = new Lines(text);
                int start = before.offset(change.getRange().getStart());
                int end = Math.max(start, before.offset(change.getRange().getEnd()));
                text = text.substring(0, start) + change.getText() + text.substring(end);
            }
        }
        return new OpenText(uri, newVersion, new Source(source.name(), text), new Lines(text));
    }

    private static Optional<Path> file(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException _) {
            return Optional.empty();
        }
    }
}
