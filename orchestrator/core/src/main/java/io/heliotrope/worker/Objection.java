package io.heliotrope.worker;

/// Why this worker does not run a dispatch that is its own; `policyOffset` is what it had seen of
/// the policy topic when it said so.
public record Objection(Reason reason, String detail, long policyOffset) {
    /// Why a dispatch is declined; also the metric's label.
    public enum Reason {
        /// The job may not be processed in this region.
        FORBIDDEN,
        /// No catalogue was ever read, so nothing can be judged.
        WORLD_UNKNOWN,
        /// The engine does not serve the model.
        MODEL_NOT_SERVED,
        /// The lane's queue is full.
        QUEUE_FULL,
        /// Its time had passed when a slot became free.
        TOO_LATE,
        /// The worker is stopping.
        DRAINING
    }

    /// The words of the `Declined` record: they name no payload.
    public String text() {
        return reason + ": " + detail;
    }
}
