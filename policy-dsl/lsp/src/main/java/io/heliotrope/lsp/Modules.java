package io.heliotrope.lsp;

import io.heliotrope.policy.text.Source;
import io.heliotrope.policy.text.Span;
import java.util.List;
import org.eclipse.lsp4j.Location;

/// A main module, which comes first, and those that it uses. The name of each source is the one by
/// which it is used.
record Modules(List<OpenText> texts) {
    Modules {
        texts = List.copyOf(texts);
    }

    OpenText main() {
        return texts.getFirst();
    }

    List<Source> sources() {
        return texts.stream().map(OpenText::source).toList();
    }

    /// Where a place of one of them is.
    Location location(Span span) {
        OpenText text =
                texts.stream()
                        .filter(one -> one.source().name().equals(span.source().name()))
                        .findFirst()
                        .orElseThrow();
        return new Location(text.uri(), text.lines().range(span));
    }
}
