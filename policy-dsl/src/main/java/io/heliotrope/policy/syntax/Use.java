package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// `use regions, jobs from "catalog/acme.helio"`.
public record Use(Span span, List<Name> names, Expression.Text from) implements Tree {
    public Use {
        names = List.copyOf(names);
    }
}
