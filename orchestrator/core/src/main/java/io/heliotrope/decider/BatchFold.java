package io.heliotrope.decider;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The only place where a batch job's entry changes. Leases are the shell's to keep, by token.
public final class BatchFold {
    private BatchFold() {}

    /// The entry after `changes`, in order; null when the job stays unknown.
    public static @Nullable BatchEntry apply(
            @Nullable BatchEntry entry, List<BatchChange> changes) {
        BatchEntry next = entry;
        for (BatchChange change : changes) {
            next =
                    switch (change) {
                        case BatchChange.Hold h ->
                                new BatchEntry.Held(
                                        h.job(),
                                        h.course(),
                                        h.receipt(),
                                        h.due(),
                                        h.policyOffset());
                        case BatchChange.Release r ->
                                new BatchEntry.Running(r.dispatch(), r.course());
                        case BatchChange.Settle s -> new BatchEntry.Ended(s.digest(), s.at());
                        case BatchChange.Say s -> next;
                        case BatchChange.Charge c -> next;
                        case BatchChange.Grant g -> next;
                        case BatchChange.Free f -> next;
                        case BatchChange.Drop d -> next;
                        case BatchChange.Reject r -> next;
                    };
        }
        return next;
    }
}
