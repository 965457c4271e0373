package io.heliotrope.decide;

import io.heliotrope.policy.program.Program;
import java.util.List;

/// What the language can say and this version does not do yet: such a policy is refused, since half
/// a policy is another one.
public final class Undone {
    private Undone() {}

    /// What of it a program asks for, in words; empty when all of it is done.
    public static List<String> of(Program program) {
        return List.of();
    }
}
