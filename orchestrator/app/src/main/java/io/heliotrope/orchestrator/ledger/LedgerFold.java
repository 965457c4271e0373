package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Terminal;
import java.util.TreeMap;

/// Folds the valid records of status partitions, each in its order, and dispatch records in any
/// order into a [Ledger].
///
/// A job's end is its first valid terminal; [Validity] tells what is valid. Owned by one thread.
public final class LedgerFold {
    private final TreeMap<JobId, Entry> entries = new TreeMap<>();

    /// Applies the next valid record of a status partition.
    public void apply(Status status) {
        Entry known =
                entries.getOrDefault(
                        status.job(), Entry.unknown(status.job(), status.origin(), status.lane()));
        entries.put(
                status.job(),
                status.state() instanceof Terminal terminal ? known.ended(terminal) : known);
    }

    /// Applies a dispatch record; one seen before, by its token, changes nothing.
    public void apply(Dispatch dispatch) {
        JobId id = dispatch.job().id();
        Entry known =
                entries.getOrDefault(
                        id, Entry.unknown(id, dispatch.job().origin(), dispatch.job().lane()));
        entries.put(id, known.sent(dispatch));
    }

    /// The ledger so far.
    public Ledger ledger() {
        return new Ledger(entries);
    }
}
