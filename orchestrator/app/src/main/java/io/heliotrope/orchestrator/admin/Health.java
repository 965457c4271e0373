package io.heliotrope.orchestrator.admin;

/// What a check found.
public sealed interface Health {
    /// All is well.
    record Up() implements Health {}

    /// Not now; `reason` says what is awaited or broken, for an operator to read.
    record Down(String reason) implements Health {}
}
