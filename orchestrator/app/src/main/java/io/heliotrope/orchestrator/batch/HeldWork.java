package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.decider.Decider;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.decider.Together;
import io.heliotrope.decider.WaitingJobs;
import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.state.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the decider keeps in mind of its jobs, beside its stores: what is booked, who waits for
/// what, how many are held, and how they are planned. One thread, that of the task; told anew when
/// the task begins.
final class HeldWork {
    private final Bookings bookings = new Bookings();
    private final WaitingJobs waiting = new WaitingJobs();
    private final PlanDesk plans;
    private final HeldJobs counts;
    private final Pace pace = new Pace(System::nanoTime);

    HeldWork(BatchParts parts) {
        this.counts = parts.held();
        this.plans = new PlanDesk(parts.board(), parts.metrics(), System::nanoTime);
        counts.clear();
    }

    Bookings bookings() {
        return bookings;
    }

    WaitingJobs waiting() {
        return waiting;
    }

    /// What to do in place of an `answer` that refuses a job for want of capacity: others give way
    /// to it. Empty when that was not found, or was looked for too much lately.
    Optional<Together> makeWay(
            Descriptor asked,
            List<BatchChange> answer,
            Function<JobId, @Nullable BatchEntry> known,
            BatchSituation situation) {
        return Decider.isCrowdedOut(answer) && pace.isTimeAlmost()
                ? pace.run(() -> waiting.makeWay(asked, answer, known, situation))
                : Optional.empty();
    }

    PlanDesk plans() {
        return plans;
    }

    /// Keeps step with a job's entry.
    void follow(
            JobId job, @Nullable BatchEntry before, BatchEntry after, BatchSituation situation) {
        waiting.put(job, after, situation.world(), situation.policy());
        if (before instanceof BatchEntry.Held held) {
            counts.remove(held.job());
        }
        if (after instanceof BatchEntry.Held held) {
            counts.add(held.job());
        }
        bookings.follow(job, after, situation.world());
        plans.put(job, before, after, situation.world());
    }

    /// Job time has moved: others are told which slots are taken.
    void moved(World world) {
        counts.taken(bookings.load(world.catalogue(), world.now(), false), world);
    }

    /// A slot was lent, or is found lent when the task begins.
    void lend(SlotLease lease) {
        bookings.lend(lease);
    }

    /// A slot came back; `wasLent` unless it had come back before.
    void free(BatchChange.Free free, boolean wasLent) {
        if (wasLent) {
            waiting.freed();
        }
        bookings.free(free.token());
    }

    /// Runs were charged to budgets, or give back to them.
    void charge(BatchChange.Charge charge) {
        charge.uses().forEach(bookings.spending()::add);
    }
}
