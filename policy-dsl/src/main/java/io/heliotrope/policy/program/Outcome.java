package io.heliotrope.policy.program;

/// What becomes of a job when after every relaxation no region is left.
public sealed interface Outcome {
    /// Nothing was said: it is refused with the rule that left nothing.
    record Silent() implements Outcome {}

    record Reject(String reason) implements Outcome {}

    /// It waits, until its deadline or expiry.
    record Hold(String reason) implements Outcome {}

    /// It runs in one of the regions for which `where` holds, if every requirement that never gives
    /// way allows it, else it is refused. `alert` is empty where none is asked for.
    record RunIn(Formula where, String alert) implements Outcome {}

    /// The jobs with the least of a fact make room.
    record Shed(io.heliotrope.policy.facts.JobFact lowest) implements Outcome {}
}
