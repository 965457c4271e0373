package io.heliotrope.power;

import io.heliotrope.model.Lane;
import io.heliotrope.model.Region;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.Pool;
import io.heliotrope.state.Worker;

/// How many accelerators there are for each lane, or are in some state.
///
/// A batch job has one to itself, so there is one for each batch slot. All interactive slots of a
/// worker share one, which decodes their requests together, as in the energy model of tokens.
public record Accelerators(int interactive, int batch) {
    public static final Accelerators NONE = new Accelerators(0, 0);

    /// All that a region has: one for interactive work where no worker was heard of yet.
    public static Accelerators of(Region region, Pool pool) {
        int workers =
                (int)
                        pool.ready().stream()
                                .filter(w -> w.heartbeat().interactive().slots() > 0)
                                .count();
        int least = region.slots(Lane.INTERACTIVE) > 0 ? 1 : 0;
        return new Accelerators(Math.max(least, workers), region.slots(Lane.BATCH));
    }

    /// Those of a region's ready workers that are on.
    public static Accelerators on(Pool pool) {
        Accelerators sum = NONE;
        for (Worker worker : pool.ready()) {
            sum = sum.plus(on(worker.heartbeat()));
        }
        return sum;
    }

    /// Those of a worker that are on.
    static Accelerators on(Heartbeat worker) {
        return new Accelerators(worker.interactive().on() > 0 ? 1 : 0, worker.batch().on());
    }

    /// Those of a region's ready workers that do something.
    public static Accelerators working(Pool pool) {
        Accelerators sum = NONE;
        for (Worker worker : pool.ready()) {
            LaneLoad batch = worker.heartbeat().batch();
            int interactive = worker.heartbeat().interactive().running() > 0 ? 1 : 0;
            sum = sum.plus(new Accelerators(interactive, Math.min(batch.running(), batch.on())));
        }
        return sum;
    }

    public Accelerators plus(Accelerators other) {
        return new Accelerators(interactive + other.interactive, batch + other.batch);
    }

    /// Of both lanes.
    public int sum() {
        return interactive + batch;
    }
}
