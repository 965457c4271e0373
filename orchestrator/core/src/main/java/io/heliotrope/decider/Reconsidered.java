package io.heliotrope.decider;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Slots;
import io.heliotrope.state.World;
import java.util.Optional;

/// Accepted interruptible jobs that are held: no plan moves them, so each chooses its pieces anew
/// in each quarter of an hour, by what is known then.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
public final class Reconsidered {
    private final Turns turns = new Turns();
    private long slot = Long.MIN_VALUE;

    /// `job` is now as `entry` says.
    public void put(JobId job, BatchEntry entry) {
        if (entry instanceof BatchEntry.Held held
                && held.isAccepted()
                && held.job().isInterruptible()) {
            turns.put(job, 0, held.due());
        } else {
            turns.remove(job);
        }
    }

    /// Looks whether another quarter of an hour has begun.
    public void look(World world) {
        long now = Slots.of(world.now());
        if (now != slot) {
            turns.begin();
        }
        slot = now;
    }

    /// The next job to decide anew, which has thereby had its turn; empty until the next quarter.
    public Optional<JobId> next() {
        return turns.next();
    }
}
