package io.heliotrope.router;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Refusals;
import io.heliotrope.decide.WorkerChoice;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import java.util.List;

/// Asks the decision function about an interactive job, and what follows from the answer.
final class Choice {
    private Choice() {}

    /// What its producer knows of a job.
    enum Stand {
        NEW,
        PENDING,
        ACCEPTED
    }

    /// Decides anew. Only a job that was unknown, or has only waited by what the policy says, can
    /// be refused: others are accepted, some worker may even have them, so they wait until they can
    /// run or expire.
    static List<Change> choose(
            Job job, int attempts, int failures, Stand stand, Situation situation) {
        Load load = stand == Stand.ACCEPTED ? situation.load().accepted() : situation.load();
        Receipt receipt = Decide.decide(job, situation.world(), load, situation.policy());
        Change wait = new Change.Wait(job, attempts, failures, receipt, stand == Stand.NEW, 0);
        return switch (receipt.decision()) {
            case Decision.Refuse refuse -> {
                Status.Refused end =
                        Refusals.told(refuse, job, situation.world(), situation.policy(), receipt);
                yield List.of(
                        stand == Stand.ACCEPTED
                                ? wait
                                : Ends.propose(job, end, receipt, situation));
            }
            case Decision.Hold hold -> List.of(wait);
            case Decision.Dispatch(RegionId region) -> {
                int target = situation.world().catalogue().indexOf(region);
                Change next =
                        WorkerChoice.of(
                                        situation.world().pool(target),
                                        Lane.INTERACTIVE,
                                        job.model(),
                                        situation.outstanding())
                                .map(WorkerChoice::worker)
                                .map(w ->
                                        send(
                                                job,
                                                attempts + 1,
                                                failures,
                                                region,
                                                w,
                                                receipt,
                                                situation))
                                .orElse(wait);
                yield List.of(next);
            }
        };
    }

    private static Change send(
            Job job,
            int attempt,
            int failures,
            RegionId target,
            WorkerId worker,
            Receipt receipt,
            Situation situation) {
        Dispatch dispatch =
                new Dispatch(
                        job,
                        attempt,
                        situation.tokens().give(job.id(), attempt, target, worker),
                        target,
                        worker,
                        Ends.expiry(job),
                        situation.resultPartition(),
                        situation.task(),
                        receipt.world().policy(),
                        receipt);
        return new Change.Send(dispatch, failures, situation.world().realNow(), attempt == 1);
    }
}
