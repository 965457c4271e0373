package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// `carbon 310 g/kWh until 02:00, then 70 g/kWh`: a fact and its values, one after the other.
///
/// @param phases at least one
public record Field(Span span, Path name, List<Phase> phases) implements Tree {
    public Field {
        phases = List.copyOf(phases);
    }
}
