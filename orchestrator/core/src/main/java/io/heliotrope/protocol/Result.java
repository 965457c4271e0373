package io.heliotrope.protocol;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Measured;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;

/// What a worker says about a token: part of the output, its end, or why it did not run.
///
/// The output's bytes travel as the record's value on the home cluster only; here is their digest.
public record Result(
        JobId job, RegionId origin, Token token, RegionId region, WorkerId worker, Kind kind) {
    /// The five things a worker can say.
    public sealed interface Kind {}

    /// A piece of output, provisional until the job's end names its execution. `index` counts from
    /// 0.
    public record Chunk(ExecutionId execution, int index) implements Kind {}

    /// The run is complete.
    public record Finished(ExecutionId execution, Digest output, Measured measured)
            implements Kind {}

    /// The run has come to the pause that its dispatch asked for: what is left of the job is to be
    /// dispatched anew.
    public record Paused(ExecutionId execution, Measured measured) implements Kind {}

    /// The run failed; another attempt may succeed when `retryable`.
    public record Failed(ExecutionId execution, String reason, boolean retryable) implements Kind {}

    /// The worker does not run it; `policyOffset` is what it had seen of the policy topic.
    public record Declined(String reason, long policyOffset) implements Kind {}

    /// Whether this frees the token's lease.
    public boolean settles() {
        return !(kind instanceof Chunk);
    }
}
