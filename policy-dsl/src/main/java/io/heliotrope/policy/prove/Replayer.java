package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Program;

/// Judges a witness by evaluating the program, in whatever way but the search's.
@FunctionalInterface
public interface Replayer {
    /// Whether the policies that hold for the witness's job let it into the witness's region and
    /// slot, in the witness's way.
    boolean isPlaced(Program program, Witness witness);
}
