package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;

/// `carbon fresh for 15 min, then forecast, then assume 600 g/kWh`.
///
/// @param signal without `region.`
/// @param steps in the order written; may be empty
public record Ladder(Span span, Path signal, Expression.Quantity fresh, List<Stale> steps)
        implements Tree {
    public Ladder {
        steps = List.copyOf(steps);
    }
}
