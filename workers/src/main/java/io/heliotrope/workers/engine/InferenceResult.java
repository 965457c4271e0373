package io.heliotrope.workers.engine;

/// How an inference ended.
public sealed interface InferenceResult {

    /// It ran to its end.
    record Completed(Completion completion) implements InferenceResult {}

    /// It did not run, or not to its end. The message is for people and holds no byte of the
    /// payload.
    record Failed(FailureReason reason, String message) implements InferenceResult {}
}
