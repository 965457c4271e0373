package io.heliotrope.decider;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Slots;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.state.World;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Held jobs for which the policy leaves no region, and that it lets wait: they are decided anew
/// when that may have changed, the most urgent first.
///
/// A new round begins with each quarter of an hour, new signals or policy, a slot that comes back
/// and a region that comes up or goes down.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
public final class WaitingForPolicy {
    private final Turns turns = new Turns();
    private @Nullable Sight last;

    private record Sight(Set<RegionId> up, long slot, long signals, long policy, long catalogue) {
        static Sight of(World world) {
            WorldOffsets seen = world.offsets();
            return new Sight(
                    world.regionsUp(),
                    Slots.of(world.now()),
                    seen.signals(),
                    seen.policy(),
                    seen.catalogue());
        }
    }

    /// `job` is now as `entry` says.
    public void put(JobId job, BatchEntry entry, World world, Policy policy) {
        if (entry instanceof BatchEntry.Held held
                && held.receipt().decision() instanceof Decision.Hold hold
                && hold.reason() == HoldReason.POLICY) {
            double urgency = policy.urgency(held.job(), world, held.isAccepted());
            turns.put(job, urgency, held.due());
        } else {
            turns.remove(job);
        }
    }

    /// A slot has come back.
    public void freed() {
        turns.begin();
    }

    /// Looks whether anything has changed that a decision could turn on.
    public void look(World world) {
        Sight now = Sight.of(world);
        if (!now.equals(last)) {
            turns.begin();
        }
        last = now;
    }

    /// The next job to decide anew, which has thereby had its turn; empty until the next round.
    public Optional<JobId> next() {
        return turns.next();
    }
}
