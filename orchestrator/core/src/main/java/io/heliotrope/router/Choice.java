package io.heliotrope.router;

import io.heliotrope.decide.Charges;
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
import io.heliotrope.protocol.Use;
import java.util.List;

/// Asks the decision function about an interactive job, and what follows from the answer.
final class Choice {
    private Choice() {}

    /// What its producer knows of a job: nothing, that the policy lets it wait, or that it will be
    /// run.
    enum Stand {
        NEW,
        PENDING,
        ACCEPTED;

        /// Of a job that waits. Nobody was told of one that waits for its budgets alone.
        static Stand of(Entry.Waiting waiting) {
            Receipt receipt = waiting.receipt();
            if (receipt.isPending()) {
                return PENDING;
            }
            boolean isUntold =
                    !receipt.load().isAccepted() && receipt.decision() instanceof Decision.Refuse;
            return isUntold ? NEW : ACCEPTED;
        }
    }

    /// Decides anew. Only a job that was unknown, or has only waited by what the policy says, can
    /// be refused: others are accepted, some worker may even have them, so they wait until they can
    /// run or expire.
    static List<Change> choose(
            Job job, int attempts, int failures, Stand stand, Situation situation) {
        boolean isAccepted = stand == Stand.ACCEPTED;
        Drawing drawing = Drawing.of(job, isAccepted, situation);
        Load load = isAccepted ? situation.load().accepted() : situation.load();
        Receipt receipt =
                Decide.decide(
                        job, situation.world(), load.with(drawing.uses()), situation.policy());
        if (drawing.isShort()) {
            boolean isTold = stand == Stand.NEW && receipt.isPending();
            Change wait = new Change.Wait(job, attempts, failures, receipt, isTold, 0);
            return List.of(wait, new Change.Ask(drawing.asks()));
        }
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
                yield WorkerChoice.of(
                                situation.world().pool(target),
                                Lane.INTERACTIVE,
                                job.model(),
                                situation.outstanding())
                        .map(WorkerChoice::worker)
                        .map(w -> send(job, attempts + 1, failures, region, w, receipt, situation))
                        .orElseGet(() -> List.of(wait));
            }
        };
    }

    private static List<Change> send(
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
        Change send =
                new Change.Send(dispatch, failures, situation.world().realNow(), attempt == 1);
        List<Use> uses = Charges.expected(job, receipt, situation.world());
        return uses.isEmpty() ? List.of(send) : List.of(send, new Change.Charge(uses));
    }
}
