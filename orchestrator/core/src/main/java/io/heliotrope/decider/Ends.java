package io.heliotrope.decider;

import io.heliotrope.decider.BatchChange.Reason;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the decider says about batch jobs, and how it settles them.
final class Ends {
    private Ends() {}

    static BatchChange settle(
            Job job, Status.Terminal end, Receipt receipt, BatchSituation situation) {
        return settle(job.id(), job.origin(), job.digest(), end, receipt, situation);
    }

    static BatchChange settle(
            JobId job,
            RegionId origin,
            Digest digest,
            Status.Terminal end,
            @Nullable Receipt receipt,
            BatchSituation situation) {
        Status status = new Status(job, origin, Lane.BATCH, situation.task(), end, receipt);
        return new BatchChange.Settle(digest, status, situation.world().realNow());
    }

    static BatchChange say(Job job, Status.State state, Receipt receipt, BatchSituation situation) {
        return new BatchChange.Say(
                new Status(job.id(), job.origin(), Lane.BATCH, situation.task(), state, receipt));
    }

    /// Its producer asks for a job's end.
    static List<BatchChange> cancel(BatchEntry entry, BatchSituation situation) {
        return switch (entry) {
            case BatchEntry.Held h ->
                    List.of(settle(h.job(), new Status.Cancelled(), h.receipt(), situation));
            case BatchEntry.Running r -> {
                Job job = r.dispatch().job();
                Receipt receipt = r.dispatch().receipt();
                yield List.of(settle(job, new Status.Cancelled(), receipt, situation));
            }
            case BatchEntry.Ended e -> List.of(new BatchChange.Drop(Reason.REPEATED_JOB));
        };
    }
}
