package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchChange;
import io.heliotrope.orchestrator.shell.Alerts;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.state.World;

/// Carries out what handlers want to happen: remembers it, and writes it. One thread, that of the
/// task, within its transaction.
record Deeds(BatchParts parts, BatchStores stores, BatchSender sender, HeldWork work) {
    void carryOut(BatchChange change) {
        if (change instanceof BatchChange.Release release) {
            stores.lend(release.lease());
            work.lend(release.lease());
            World world = parts.worlds().get();
            work.plans().released(release.dispatch(), world);
            Alerts.tell(release.dispatch(), parts.policies().of(world), world, parts.metrics());
            CrashPoint.DECIDER_LENT_BEFORE_RELEASE.reached();
        } else if (change instanceof BatchChange.Free free) {
            work.free(free, stores.free(free.token()).isPresent());
        } else if (change instanceof BatchChange.Charge charge) {
            stores.charges().add(charge.uses());
            work.charge(charge);
        }
        sender.send(change);
    }
}
