package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.Backlog.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Finds out how far the decider has come with the outcomes and where they end, without blocking.
/// Belongs to the decider's thread.
interface OutcomesExtent {
    /// How long an answer may take, or one that was of no use yet stands, before it is asked anew.
    Duration PATIENCE = Duration.ofSeconds(1);

    /// A task begins: earlier answers are void.
    void begin();

    /// The answer, once it has come, to a question that was asked after the task began; each is
    /// given once.
    Optional<Extent> at(Instant realNow);
}
