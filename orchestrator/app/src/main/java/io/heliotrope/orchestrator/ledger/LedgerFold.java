package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.ledger.Ledger.Entry;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Status.Terminal;
import io.heliotrope.protocol.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Folds status partitions, each in its order, and dispatch records in any order into a [Ledger].
///
/// A job's end is its first valid terminal. A router's record is void when a marker of its task
/// with a higher epoch came before it in that partition; batch records are always valid. Owned by
/// one thread.
public final class LedgerFold {
    private final TreeMap<JobId, Entry> entries = new TreeMap<>();
    private final Map<Partition, Long> epochs = new HashMap<>();
    private int voided;

    /// A router task's status partition of one origin.
    private record Partition(RegionId origin, String cluster, int number) {
        static Partition of(RegionId origin, Task task) {
            return new Partition(origin, task.cluster().value(), task.partition());
        }
    }

    /// A task's new incarnation has begun: what its older ones still write to this origin is void.
    public void marker(RegionId origin, Task task) {
        epochs.merge(Partition.of(origin, task), task.epoch(), Math::max);
    }

    /// Applies the next record of a status partition.
    public void apply(Status status) {
        if (isVoid(status)) {
            voided++;
            return;
        }
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

    /// How many router records were void.
    public int voided() {
        return voided;
    }

    private boolean isVoid(Status status) {
        if (status.lane() == Lane.BATCH) {
            return false;
        }
        long newest =
                epochs.getOrDefault(Partition.of(status.origin(), status.task()), Long.MIN_VALUE);
        return status.task().epoch() < newest;
    }
}
