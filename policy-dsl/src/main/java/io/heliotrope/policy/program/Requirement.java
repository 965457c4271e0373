package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;

/// A named hard rule; `because` is empty where its author gave no reason.
public record Requirement(String name, Formula formula, String because, Span span) {}
