package io.heliotrope.simulation;

/// A broken promise: which one, and what shows it.
public record Violation(String invariant, String what) {
    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
