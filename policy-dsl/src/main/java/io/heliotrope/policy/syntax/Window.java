package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// `between 20:00 and 07:00 region time`. It reaches over midnight when `to` is not after `from`.
///
/// @param zone absent when the region's own time is meant
public record Window(
        Span span, Expression.TimeOfDay from, Expression.TimeOfDay to, @Nullable Zone zone)
        implements Tree {}
