package io.heliotrope.decider;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import java.time.Instant;

/// A worker's batch slot lent to one token. It outlives the job: freed by the token's outcome or
/// expiry alone, so that a cancelled job still running is not counted as a free slot.
///
/// `leasedAt` is real time; `from` and `until` are the job time that was booked for it.
public record SlotLease(
        Token token,
        JobId job,
        RegionId region,
        WorkerId worker,
        Instant leasedAt,
        Instant from,
        Instant until) {}
