package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;

/// A named hard rule; `because` is empty where its author gave no reason.
public record Requirement(String name, Formula formula, String because, Span span) {
    /// The one that nobody wrote and tier blocks make: the region is of one of the listed tiers.
    public static final String LISTED_TIERS = "listed-tiers";
}
