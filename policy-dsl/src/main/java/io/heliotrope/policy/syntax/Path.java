package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.stream.Collectors;

/// One name or several with dots between them: `acme-health`, `region.carbon.marginal`.
public record Path(Span span, List<Name> names) implements Expression {
    public Path {
        names = List.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name, at " + span);
        }
    }

    /// The names with dots.
    public String text() {
        return names.stream().map(Name::text).collect(Collectors.joining("."));
    }

    /// The first name, such as `region`.
    public Name head() {
        return names.getFirst();
    }

    /// What follows the first name with dots; empty when there is nothing.
    public String tail() {
        return names.stream().skip(1).map(Name::text).collect(Collectors.joining("."));
    }
}
