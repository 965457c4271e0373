package io.heliotrope.protocol;

import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Duration;
import java.time.Instant;

/// One choice of a worker for one attempt at a job. The receipt of the choice lies inside.
///
/// `resultPartition` is the partition of the origin's results topic that the worker answers in. A
/// worker drops it when `notAfter` has passed: real time for interactive work, job time for batch.
/// `policyOffset` is the policy topic's offset that the choice had seen.
public record Dispatch(
        Job job,
        int attempt,
        Token token,
        RegionId target,
        WorkerId worker,
        Instant notAfter,
        int resultPartition,
        Task task,
        long policyOffset,
        Receipt receipt) {
    public Dispatch {
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be >= 1, was " + attempt);
        }
    }

    /// How long its run has an accelerator, in job time: to its pause, or for all that is left of
    /// the job; nothing for interactive work, which says none.
    public Duration runsFor() {
        return switch (job.objective()) {
            case Objective.Respond _ -> Duration.ZERO;
            case Objective.Complete complete ->
                    receipt.pauseAfter()
                            .orElseGet(() -> complete.left(receipt.load().ran()).gpuTime());
        };
    }

    /// The same choice, sent by another incarnation of the task.
    public Dispatch under(Task other) {
        return new Dispatch(
                job,
                attempt,
                token,
                target,
                worker,
                notAfter,
                resultPartition,
                other,
                policyOffset,
                receipt);
    }
}
