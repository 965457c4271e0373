package io.heliotrope.worker;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.LogPartition;
import io.heliotrope.model.Lane;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.Lease;
import io.heliotrope.worker.Verdict.Drop;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Fold of the dispatch logs of one home cluster by one worker: which records are its to run.
///
/// Validity is judged per log partition, in its order. A record counts for the epochs also when it
/// names another worker. Owned by the thread that reads the logs; all time is handed in.
public final class DispatchFold {
    private final WorkerId self;
    private final Permission permission;
    private final TokenMemory tokens;
    private final Map<LogPartition, Epochs> epochs = new HashMap<>();

    public DispatchFold(WorkerId self, Permission permission, TokenMemory tokens) {
        this.self = self;
        this.permission = permission;
        this.tokens = tokens;
    }

    /// Puts back the epochs that were stored with the position of `log`.
    public void restore(LogPartition log, Epochs table) {
        epochs.put(log, table);
    }

    /// What to store with the position of `log`.
    public String epochs(LogPartition log) {
        return table(log).text();
    }

    /// A task's marker: its records of older epochs that come after it are void.
    public void mark(LogPartition log, Task task) {
        // A marker older than one before it changes nothing.
        boolean _ = table(log).admits(task);
    }

    /// Judges the next record of a log at job time `jobNow` and real time `realNow`.
    public Verdict judge(Arrival arrival, Instant jobNow, Instant realNow) {
        Dispatch dispatch = arrival.dispatch();
        if (!table(arrival.log()).admits(dispatch.task())) {
            return new Drop(Drop.Reason.INVALID);
        }
        if (!dispatch.worker().equals(self)) {
            return new Drop(Drop.Reason.OTHER_WORKER);
        }
        if (!tokens.isNew(dispatch.token(), realNow)) {
            return new Drop(Drop.Reason.TOKEN_SEEN);
        }
        if (arrival.backlog() && arrival.writtenAt().plus(Lease.LENGTH).isBefore(realNow)) {
            return new Drop(Drop.Reason.LEASE_OVER);
        }
        Instant now = dispatch.job().lane() == Lane.INTERACTIVE ? realNow : jobNow;
        if (dispatch.notAfter().isBefore(now)) {
            return new Drop(Drop.Reason.TOO_LATE);
        }
        Optional<Objection> objection = permission.objection(dispatch.job());
        return objection.isPresent() ? new Verdict.Decline(objection.get()) : new Verdict.Run();
    }

    private Epochs table(LogPartition log) {
        return epochs.computeIfAbsent(log, unseen -> new Epochs());
    }
}
