package io.heliotrope.orchestrator.drill;

/// What a drill waited for did not come, or a child did not do what it was told.
public final class DrillFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DrillFailed(String message) {
        super(message);
    }

    DrillFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
