package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import org.jspecify.annotations.Nullable;

/// What becomes of a job that nothing is left for.
public sealed interface Outcome extends Tree {

    /// `reject "why"`.
    record Reject(Span span, Expression.Text why) implements Outcome {}

    /// `hold`, with or without a reason.
    record Hold(Span span, Expression.@Nullable Text why) implements Outcome {}

    /// `run in job.home-region and alert "..."`.
    record RunIn(Span span, Expression region, Expression.@Nullable Text alert)
            implements Outcome {}

    /// `shed lowest job.priority`.
    record ShedLowest(Span span, Path by) implements Outcome {}
}
