package io.heliotrope.router;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import java.time.Instant;

/// What a router remembers of one job.
///
/// `failures` counts runs that failed and leases that ran out. Instants are real time.
public sealed interface Entry {
    /// Digest of the record that made the job known.
    Digest digest();

    /// No worker may have it now; decided anew when the world changes, but not before the policy
    /// topic was folded up to `policyOffset`, which a declining worker named.
    record Waiting(Job job, int attempts, int failures, Receipt receipt, long policyOffset)
            implements Entry {
        @Override
        public Digest digest() {
            return job.digest();
        }
    }

    /// A worker has it, or will have it when the dispatch arrives.
    record Sent(Dispatch dispatch, int failures, Instant leasedAt) implements Entry {
        @Override
        public Digest digest() {
            return dispatch.job().digest();
        }
    }

    /// An end was proposed and not yet read back from the status partition.
    record Proposed(Digest digest, Status status, Instant sentAt) implements Entry {}

    /// The status partition holds the job's end.
    record Ended(Digest digest, Instant at) implements Entry {}
}
