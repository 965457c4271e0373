package io.heliotrope.orchestrator.batch;

import io.heliotrope.protocol.PlanRecord;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The last release plan. Written by the decider's thread, read from any.
public final class PlanBoard {
    private final AtomicReference<Optional<PlanRecord>> last =
            new AtomicReference<>(Optional.empty());

    void post(PlanRecord plan) {
        last.set(Optional.of(plan));
    }

    /// Empty until the decider has planned for the first time.
    public Optional<PlanRecord> last() {
        return last.get();
    }
}
