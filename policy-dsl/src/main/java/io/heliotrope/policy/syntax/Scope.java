package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// `for jobs where ...`.
///
/// @param where absent when all jobs are meant
public record Scope(Span span, @Nullable Expression where) implements Tree {}
