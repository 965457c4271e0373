package io.heliotrope.workers.engine;

/// Why an inference did not complete.
public enum FailureReason {
    /// The engine has no such model.
    UNKNOWN_MODEL(true),
    /// The payload, or prompt and output together, exceed a limit of the engine.
    INPUT_TOO_LONG(true),
    /// More output tokens were asked for than the engine allows.
    TOO_MANY_TOKENS(true),
    /// The payload is not in a form that the engine reads.
    MALFORMED_INPUT(true),
    /// The engine was closed before the end.
    ENGINE_CLOSED(false),
    /// The runtime reported an error of its own.
    ENGINE_ERROR(false);

    private final boolean causedByRequest;

    FailureReason(boolean causedByRequest) {
        this.causedByRequest = causedByRequest;
    }

    /// Whether the same request would fail in the same way on every worker with this engine: then
    /// trying again is no use.
    public boolean causedByRequest() {
        return causedByRequest;
    }
}
