package io.heliotrope.workers;

import io.heliotrope.model.Objective;
import io.heliotrope.protocol.Dispatch;
import java.time.Instant;

/// How long the run of a dispatch keeps its slot in job time, and whether it ends with a pause.
///
/// Where a batch job takes as long as its engine does, it runs to its end whatever its dispatch
/// asks for: an answer cannot be broken off in its middle. Safe from any thread.
record Stint(Dispatch dispatch, BatchTime batchTime, JobClock clock) {
    /// Whether something is left of the job when the run is over.
    boolean pauses() {
        return batchTime == BatchTime.MODELLED && dispatch.receipt().pauseAfter().isPresent();
    }

    /// Keeps the slot of a run begun at `from`, and gives the moment at which it is over.
    Instant keep(Instant from) throws InterruptedException {
        return switch (dispatch.job().objective()) {
            case Objective.Respond _ -> from;
            case Objective.Complete _ when batchTime == BatchTime.MODELLED -> {
                Instant to = from.plus(dispatch.runsFor());
                clock.await(to);
                yield to;
            }
            case Objective.Complete _ -> {
                Instant now = clock.now();
                yield now.isBefore(from) ? from : now;
            }
        };
    }
}
