package io.heliotrope.policy.program;

import io.heliotrope.policy.text.Span;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;

/// When a job that may wait is to start: in the first slot from which `until` holds for `atLeast`
/// (seconds), within the hours of the day where there are any, and in any case no later than
/// `latest` (a moment). When no such slot comes by then, the requirement alone decides.
public record Deferral(
        Formula until, Optional<Term> atLeast, Optional<Hours> hours, Term latest, Span span) {
    /// From `from` until `to`, over midnight when `to` is earlier; by the clock of a zone of the
    /// program, or of the region when there is none.
    public record Hours(LocalTime from, LocalTime to, OptionalInt zone) {}
}
