package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import java.util.concurrent.locks.ReentrantLock;

/// Folds all that a ledger reader tells, and then tells `next`. It keeps every job, so it is for a
/// run that ends.
///
/// [#ledger] may be called from any thread.
public final class LedgerBook implements LedgerReader.Watcher {
    private final LedgerFold fold = new LedgerFold();
    private final ReentrantLock lock = new ReentrantLock();
    private final LedgerReader.Watcher next;

    public LedgerBook(LedgerReader.Watcher next) {
        this.next = next;
    }

    @Override
    public void dispatched(Dispatch dispatch) {
        locked(() -> fold.apply(dispatch));
        next.dispatched(dispatch);
    }

    @Override
    public void said(Status status) {
        locked(() -> fold.apply(status));
        next.said(status);
    }

    @Override
    public void answered(JobId job, Lane lane) {
        next.answered(job, lane);
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /// The ledger as of now.
    public Ledger ledger() {
        lock.lock();
        try {
            return fold.ledger();
        } finally {
            lock.unlock();
        }
    }
}
