package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// A value for some time.
///
/// @param ahead written `in 8 h`: that long after the test's moment
/// @param value a `ListOf` when written in brackets, even with one element
/// @param until absent when it holds for good
public record Phase(
        Span span, boolean ahead, Expression value, Expression.@Nullable TimeOfDay until)
        implements Tree {}
