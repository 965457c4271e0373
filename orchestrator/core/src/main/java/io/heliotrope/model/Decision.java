package io.heliotrope.model;

import java.time.Instant;

/// What becomes of a job.
public sealed interface Decision {
    /// Run in `region` now.
    record Dispatch(RegionId region) implements Decision {}

    /// Wait until `until` (job time), meant for `region`; decided anew then or when the world
    /// changes.
    record Hold(Instant until, RegionId region, HoldReason reason) implements Decision {}

    /// Never run. `earliestCompletion` is the soonest feasible end, or [Instant#MAX] when there is
    /// none.
    record Refuse(Refusal reason, Instant earliestCompletion) implements Decision {}
}
