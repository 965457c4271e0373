package io.heliotrope.signals.trust;

/// What the gate did not let through.
public sealed interface Rejected {
    Reason reason();

    /// One line for a person: what was found, and what would have been believed.
    String detail();

    /// One value; the others of its series may have passed.
    record Point(Claim claim, Reason reason, String detail) implements Rejected {}

    /// All of a series of `points` values, for a defect of the whole.
    record Series(int points, Reason reason, String detail) implements Rejected {}
}
