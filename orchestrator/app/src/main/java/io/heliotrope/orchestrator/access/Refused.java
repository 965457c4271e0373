package io.heliotrope.orchestrator.access;

/// A cluster does not let a role in, or not do its work. The message is for people: cluster,
/// principal, what is missing, and what to do.
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message);
    }

    Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
