package io.heliotrope.worker;

/// What becomes of a dispatch that was read.
public sealed interface Verdict {
    /// It is this worker's to run.
    record Run() implements Verdict {}

    /// Nothing happens, and nobody is told.
    record Drop(Reason reason) implements Verdict {
        /// Why a dispatch is dropped; also the metric's label.
        public enum Reason {
            /// Its task's epoch is older than one seen before it in this log.
            INVALID,
            /// It names another worker.
            OTHER_WORKER,
            /// Its token was seen before.
            TOKEN_SEEN,
            /// Its `notAfter` (job time) had passed when it was read.
            TOO_LATE,
            /// It was written before this worker's start, longer ago than a lease lives.
            LEASE_OVER
        }
    }

    /// Its sender is told that this worker does not run it.
    record Decline(Objection objection) implements Verdict {}
}
