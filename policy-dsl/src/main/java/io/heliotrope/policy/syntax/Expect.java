package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// What a test wants to see.
public sealed interface Expect extends Tree {

    /// `expect place in eu-central-1`.
    record PlaceIn(Span span, Name region) implements Expect {}

    /// `expect defer until 02:00`.
    record DeferUntil(Span span, Expression.TimeOfDay time) implements Expect {}

    /// `expect hold`.
    record Hold(Span span) implements Expect {}

    /// `expect reject`.
    record Reject(Span span) implements Expect {}

    /// `expect us-east-1 refused by in-the-eea`.
    record RefusedBy(Span span, Name region, Name rule) implements Expect {}

    /// Something that could not be read and was told about.
    record Broken(Span span) implements Expect {}
}
