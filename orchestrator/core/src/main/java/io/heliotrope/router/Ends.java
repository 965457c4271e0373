package io.heliotrope.router;

import io.heliotrope.decide.Refusals;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an interactive job ends: the proposals that a router makes, and when patience is over.
final class Ends {
    private Ends() {}

    static Change propose(Job job, Status.Terminal end, Receipt receipt, Situation situation) {
        return propose(job.id(), job.origin(), job.digest(), end, receipt, situation);
    }

    static Change propose(
            JobId id,
            RegionId origin,
            Digest digest,
            Status.Terminal end,
            @Nullable Receipt receipt,
            Situation situation) {
        Status status = new Status(id, origin, Lane.INTERACTIVE, situation.task(), end, receipt);
        return new Change.Propose(digest, status, situation.now());
    }

    static Change expire(Job job, Receipt receipt, Situation situation) {
        String why =
                Refusals.inVain(
                        "no answer before its expiry",
                        job,
                        situation.world(),
                        situation.policy(),
                        receipt);
        return propose(job, new Status.Expired(why), receipt, situation);
    }

    /// Digest of the job that `end` is the end of, as far as anything tells it.
    static Digest digest(@Nullable Entry entry, Status end) {
        if (entry != null) {
            return entry.digest();
        }
        return end.why().map(Receipt::job).orElseGet(() -> Digest.of("unseen " + end.job()));
    }

    static boolean hasExpired(Job job, Situation situation) {
        return expiry(job).isBefore(situation.now());
    }

    static Instant expiry(Job job) {
        return switch (job.objective()) {
            case Objective.Respond respond -> respond.expiresAt();
            case Objective.Complete complete ->
                    throw new IllegalArgumentException(
                            "batch job " + job.id() + " in the interactive lane");
        };
    }
}
