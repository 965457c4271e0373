package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.Backlog;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import java.time.Instant;

/// What must be known before a lease is judged: when heartbeats last renewed it, and that all
/// outcomes have been read which lay there when the task began. One thread, that of the task.
final class LeaseWatch {
    private final OutcomesExtent extent;
    private final Backlog backlog = new Backlog();
    private Renewals renewals = new Renewals();

    LeaseWatch(OutcomesExtent extent) {
        this.extent = extent;
    }

    /// A task begins.
    void begin() {
        backlog.begins();
        extent.begin();
        renewals = new Renewals();
    }

    /// The outcome at an offset was read.
    void read(long offset) {
        backlog.read(offset);
    }

    /// Looks at heartbeats; tells whether leases can be judged.
    boolean look(World world, Instant realNow) {
        renewals.observe(world);
        if (!backlog.isRead()) {
            extent.at(realNow).ifPresent(backlog::lies);
        }
        return backlog.isRead();
    }

    Renewals renewals() {
        return renewals;
    }
}
