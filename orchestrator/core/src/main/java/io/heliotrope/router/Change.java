package io.heliotrope.router;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.token.Claim;
import java.time.Instant;
import java.util.List;

/// What a handler wants to happen: a record to send, or a fact to remember.
public sealed interface Change {
    /// Send this dispatch. The payload goes along when `first`, later ones refer to where it lies.
    record Send(Dispatch dispatch, int failures, Instant leasedAt, boolean first)
            implements Change {}

    /// Send the stored dispatch again: same token, nothing to remember.
    record Repeat(Dispatch dispatch) implements Change {}

    /// Send this end to the status partition and wait to read it back.
    record Propose(Digest digest, Status status, Instant sentAt) implements Change {}

    /// The job is held: tell its producer when `announce`, and try again later, once the policy
    /// topic was folded up to `policyOffset`.
    record Wait(
            Job job,
            int attempts,
            int failures,
            Receipt receipt,
            boolean announce,
            long policyOffset)
            implements Change {}

    /// Charge to the purse, or give back to it.
    record Charge(List<Use> uses) implements Change {
        public Charge {
            uses = List.copyOf(uses);
        }
    }

    /// Ask for more of budgets, of each at least so much.
    record Ask(List<Use> uses) implements Change {
        public Ask {
            uses = List.copyOf(uses);
        }
    }

    /// The end was read back from the status partition.
    record Settle(Digest digest, Instant at) implements Change {}

    /// Nothing to do; counted under `reason`.
    record Drop(Reason reason) implements Change {}

    /// A result whose token is not its speaker's: nothing to do; counted under `claim`.
    record Reject(Claim claim, Result result) implements Change {}

    /// Why something was dropped.
    enum Reason {
        REPEATED_JOB,
        CONFLICTING_JOB,
        JOB_UNKNOWN,
        STALE_RESULT,
        REPEATED_END
    }
}
