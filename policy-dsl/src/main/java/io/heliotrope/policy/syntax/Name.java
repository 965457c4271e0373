package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// A name as written: letters, digits, `_`, and hyphens within, such as `eu-north-1`.
public record Name(Span span, String text) implements Tree {}
