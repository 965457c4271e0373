package io.heliotrope.decider;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.state.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Held jobs that need not wait until they are due: they are decided anew when what they wait for
/// may be there. One thread.
public final class WaitingJobs {
    private final WaitingForRegions forRegions = new WaitingForRegions();
    private final WaitingForSlots forSlots = new WaitingForSlots();
    private final WaitingForPolicy forPolicy = new WaitingForPolicy();
    private final Reconsidered reconsidered = new Reconsidered();
    private final Rivals rivals = new Rivals();

    /// `job` is now as `entry` says.
    public void put(JobId job, BatchEntry entry, World world, Policy policy) {
        forRegions.put(job, entry);
        forSlots.put(job, entry, world);
        forPolicy.put(job, entry, world, policy);
        reconsidered.put(job, entry);
        rivals.put(job, entry);
    }

    /// A slot has come back.
    public void freed() {
        forSlots.freed();
        forPolicy.freed();
    }

    /// Looks at what has changed in the world.
    public void look(World world) {
        forRegions.up(world.regionsUp());
        forSlots.look(world);
        forPolicy.look(world);
        reconsidered.look(world);
    }

    /// Up to `most` jobs for which a region came up.
    public List<JobId> woken(int most) {
        return forRegions.woken(most);
    }

    /// The next that waits for a slot, as long as there is room, or for the policy, or chooses its
    /// pieces anew.
    public Optional<JobId> next(boolean hasRoom) {
        Optional<JobId> next = hasRoom ? forSlots.next() : Optional.empty();
        return next.or(forPolicy::next).or(reconsidered::next);
    }

    /// What to do in place of `answer` when it refuses a job for want of capacity, so that the job
    /// is accepted after all: held interruptible jobs give way to it, all of them staying in time.
    /// `known` tells what is remembered of a job. May take as long as several dozens of decisions.
    public Optional<Together> makeWay(
            Descriptor asked,
            List<BatchChange> answer,
            Function<JobId, @Nullable BatchEntry> known,
            BatchSituation situation) {
        return asked instanceof Descriptor.Sound sound && Decider.isCrowdedOut(answer)
                ? Yielding.to(sound, rivals, known, situation)
                : Optional.empty();
    }

    /// What to do about `entry`, when it is an interruptible job that had its turn, and another
    /// that holds what it would take: both are better off the other way round. `known` tells what
    /// is remembered of a job.
    public Optional<Together> exchange(
            @Nullable BatchEntry entry,
            Function<JobId, @Nullable BatchEntry> known,
            BatchSituation situation) {
        return entry instanceof BatchEntry.Held held && rivals.knows(held.job().id())
                ? Exchange.of(held, rivals, known, situation)
                : Optional.empty();
    }
}
