package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// `clean to 400 g/kWh`: one requirement gives way.
///
/// @param to its new bound; absent when it goes altogether
public record Step(Span span, Name rule, @Nullable Expression to) implements Tree {}
