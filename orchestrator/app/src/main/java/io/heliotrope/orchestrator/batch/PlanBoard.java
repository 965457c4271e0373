package io.heliotrope.orchestrator.batch;

import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PowerTold;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The last release plan, and the last power plan. Written by the decider's thread, read from any.
public final class PlanBoard {
    private final AtomicReference<Optional<PlanRecord>> last =
            new AtomicReference<>(Optional.empty());

    private final AtomicReference<Optional<PowerTold>> power =
            new AtomicReference<>(Optional.empty());

    void post(PowerTold plan) {
        power.set(Optional.of(plan));
    }

    /// The accelerators that are to be powered; empty until the decider has planned them.
    public Optional<PowerTold> power() {
        return power.get();
    }

    void post(PlanRecord plan) {
        last.set(Optional.of(plan));
    }

    /// Empty until the decider has planned for the first time.
    public Optional<PlanRecord> last() {
        return last.get();
    }
}
