package io.heliotrope.router;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The only place where a job's entry changes.
public final class Fold {
    private Fold() {}

    /// The entry after `changes`, in order; null when the job stays unknown.
    public static @Nullable Entry apply(@Nullable Entry entry, List<Change> changes) {
        Entry next = entry;
        for (Change change : changes) {
            next =
                    switch (change) {
                        case Change.Send s ->
                                new Entry.Sent(s.dispatch(), s.failures(), s.leasedAt());
                        case Change.Propose p ->
                                new Entry.Proposed(p.digest(), p.status(), p.sentAt());
                        case Change.Wait w ->
                                new Entry.Waiting(
                                        w.job(),
                                        w.attempts(),
                                        w.failures(),
                                        w.receipt(),
                                        w.policyOffset());
                        case Change.Settle s -> new Entry.Ended(s.digest(), s.at());
                        case Change.Charge c -> next;
                        case Change.Ask a -> next;
                        case Change.Repeat r -> next;
                        case Change.Drop d -> next;
                        case Change.Reject r -> next;
                    };
        }
        return next;
    }
}
