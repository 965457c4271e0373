package io.heliotrope.decide;

import io.heliotrope.model.Lane;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.Pool;
import io.heliotrope.state.Worker;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// A worker of a pool chosen for a job, and whether it has a slot free for it now.
public record WorkerChoice(WorkerId worker, boolean hasFreeSlot) {
    /// The ready worker with slots of `lane` that serves `model` and has the fewest jobs per slot,
    /// the first by id of equals; empty when there is none. A slot counts when its accelerator is
    /// on; only where none is on does every one count.
    ///
    /// A worker's jobs are the larger of `outstanding` (what the caller itself dispatched to it and
    /// has not seen end) and what it reported. Pure as long as `outstanding` is.
    public static Optional<WorkerChoice> of(
            Pool pool, Lane lane, String model, ToIntFunction<WorkerId> outstanding) {
        Optional<WorkerChoice> on = of(pool, lane, model, outstanding, LaneLoad::on);
        return on.isPresent() ? on : of(pool, lane, model, outstanding, LaneLoad::slots);
    }

    private static Optional<WorkerChoice> of(
            Pool pool,
            Lane lane,
            String model,
            ToIntFunction<WorkerId> outstanding,
            ToIntFunction<LaneLoad> slotsOf) {
        WorkerId best = null;
        long bestJobs = 0;
        long bestSlots = 1;
        for (Worker worker : pool.ready()) {
            LaneLoad load = Pool.load(worker.heartbeat(), lane);
            int slots = slotsOf.applyAsInt(load);
            if (slots < 1 || !worker.heartbeat().models().contains(model)) {
                continue;
            }
            WorkerId id = worker.heartbeat().worker();
            long jobs = Math.max(outstanding.applyAsInt(id), load.queued() + load.running());
            if (best == null || jobs * bestSlots < bestJobs * slots) {
                best = id;
                bestJobs = jobs;
                bestSlots = slots;
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(new WorkerChoice(best, bestJobs < bestSlots));
    }

    /// The ready worker with a free slot of `lane` that serves `model` and has the fewest slots
    /// lent per slot, the first by id of equals; empty when every slot is lent. A slot whose
    /// accelerator is on goes before one that has to start.
    ///
    /// For a caller that alone lends slots: `lent` is exact, what workers report is late and only
    /// asked for what is on.
    public static Optional<WorkerId> withFreeSlot(
            Pool pool, Lane lane, String model, ToIntFunction<WorkerId> lent) {
        Optional<WorkerId> on = withFreeSlot(pool, lane, model, lent, LaneLoad::on);
        return on.isPresent() ? on : withFreeSlot(pool, lane, model, lent, LaneLoad::slots);
    }

    private static Optional<WorkerId> withFreeSlot(
            Pool pool,
            Lane lane,
            String model,
            ToIntFunction<WorkerId> lent,
            ToIntFunction<LaneLoad> slotsOf) {
        WorkerId best = null;
        long bestLent = 0;
        long bestSlots = 1;
        for (Worker worker : pool.ready()) {
            int slots = slotsOf.applyAsInt(Pool.load(worker.heartbeat(), lane));
            WorkerId id = worker.heartbeat().worker();
            long taken = lent.applyAsInt(id);
            if (taken >= slots || !worker.heartbeat().models().contains(model)) {
                continue;
            }
            if (best == null || taken * bestSlots < bestLent * slots) {
                best = id;
                bestLent = taken;
                bestSlots = slots;
            }
        }
        return Optional.ofNullable(best);
    }
}
