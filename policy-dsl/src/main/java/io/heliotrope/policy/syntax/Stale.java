package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// What is used in place of a signal that is late.
public sealed interface Stale extends Tree {

    /// `then forecast`.
    record Forecast(Span span) implements Stale {}

    /// `then assume 600 g/kWh`.
    record Assume(Span span, Expression value) implements Stale {}

    /// `then exclude region`.
    record ExcludeRegion(Span span) implements Stale {}

    /// `then skip`: preferences pass the signal over.
    record Skip(Span span) implements Stale {}
}
