package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One text: `language 1`, its name, what it imports, and its items in the order written.
///
/// @param name absent when the text has no `module` line, or a broken one
public record PolicyModule(Span span, @Nullable Path name, List<Use> uses, List<Item> items)
        implements Tree {
    public PolicyModule {
        uses = List.copyOf(uses);
        items = List.copyOf(items);
    }
}
