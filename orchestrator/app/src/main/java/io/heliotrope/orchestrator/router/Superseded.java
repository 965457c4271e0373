package io.heliotrope.orchestrator.router;

import io.heliotrope.protocol.Task;

/// A later incarnation of a router task has begun: this one must stop at once. What it had not
/// committed, the other does again.
final class Superseded extends RuntimeException {
    private static final long serialVersionUID = 1;

    Superseded(Task own) {
        super("router task " + own + " was begun anew elsewhere, under a higher epoch");
    }
}
