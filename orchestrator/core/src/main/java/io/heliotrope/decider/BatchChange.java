package io.heliotrope.decider;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Token;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.token.Claim;
import java.time.Instant;
import java.util.List;

/// What a handler wants to happen: a decision to write, or a fact to remember.
public sealed interface BatchChange {
    /// Tell the producer, without changing anything.
    record Say(Status status) implements BatchChange {}

    /// Hold the job until `due`.
    record Hold(Job job, Course course, Receipt receipt, Instant due, long policyOffset)
            implements BatchChange {}

    /// Lend the slot and write the dispatch.
    record Release(Dispatch dispatch, Course course, SlotLease lease) implements BatchChange {}

    /// Charge to budgets, or give back to them.
    record Charge(List<Use> uses) implements BatchChange {
        public Charge {
            uses = List.copyOf(uses);
        }
    }

    /// Tell a router what it may spend.
    record Grant(BudgetRecord.Grant grant) implements BatchChange {}

    /// Settle the job: its status is terminal.
    record Settle(Digest digest, Status status, Instant at) implements BatchChange {}

    /// Free the token's slot.
    record Free(Token token) implements BatchChange {}

    /// Nothing to do; counted under `reason`.
    record Drop(Reason reason) implements BatchChange {}

    /// A result whose token is not its speaker's: nothing to do; counted under `claim`.
    record Reject(Claim claim, Result outcome) implements BatchChange {}

    /// Why something was dropped.
    enum Reason {
        REPEATED_JOB,
        CONFLICTING_JOB,
        JOB_UNKNOWN,
        STALE_OUTCOME
    }
}
