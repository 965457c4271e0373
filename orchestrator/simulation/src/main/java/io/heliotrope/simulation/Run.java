package io.heliotrope.simulation;

import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.simulation.WorkerLogs.Taken;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A dispatch in a worker's hands: waiting for a slot, or running.
///
/// `execution` is absent while it waits. `startedAt` is real time for interactive work, job time
/// for batch.
record Run(Taken taken, @Nullable ExecutionId execution, Instant startedAt) {
    private static final Duration SERVICE = Duration.ofSeconds(2);

    static Run waiting(Taken taken) {
        return new Run(taken, null, Instant.MAX);
    }

    Dispatch dispatch() {
        return taken.dispatch();
    }

    Lane lane() {
        return dispatch().job().lane();
    }

    boolean isRunning() {
        return execution != null;
    }

    boolean hasRunLongEnough(Instant realNow, Instant jobNow) {
        return isRunning()
                && switch (dispatch().job().objective()) {
                    case Objective.Respond r -> !startedAt.plus(SERVICE).isAfter(realNow);
                    case Objective.Complete c ->
                            !startedAt.plus(dispatch().runsFor()).isAfter(jobNow);
                };
    }

    /// A batch run lasts exactly as long as its dispatch asked for, in job time.
    Measured measured(Instant jobNow) {
        Instant from = lane() == Lane.BATCH ? startedAt : jobNow;
        Instant to = from.plus(dispatch().runsFor());
        return new Measured(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                from,
                to,
                1,
                1,
                new KilowattHours(0.001),
                "simulated");
    }
}
