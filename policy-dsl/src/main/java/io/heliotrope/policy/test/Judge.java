package io.heliotrope.policy.test;

import io.heliotrope.policy.program.Program;

/// Who says what becomes of a job: an evaluator of programs.
public interface Judge {
    /// The same program and scene always give the same verdict. Never fails.
    Verdict judge(Program program, Scene scene);
}
