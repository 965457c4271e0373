package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// `lower region.carbon within 25 g/kWh`.
///
/// @param within how far candidates may lie apart and still tie; absent when not at all
public record Rank(Span span, Better better, Expression by, Expression.@Nullable Quantity within)
        implements Tree {

    /// Which end is wanted.
    public enum Better {
        LOWER,
        HIGHER
    }
}
