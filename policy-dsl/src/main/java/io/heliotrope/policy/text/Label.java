package io.heliotrope.policy.text;

/// A marked place and what is said beside the mark; the words may be empty.
public record Label(Span span, String words) {}
