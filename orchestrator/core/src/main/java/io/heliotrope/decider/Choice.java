package io.heliotrope.decider;

import io.heliotrope.decide.Charges;
import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Refusals;
import io.heliotrope.decide.Wishes;
import io.heliotrope.decide.WorkerChoice;
import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Asks the decision function about a job, and what follows from the answer: an admission, a hold,
/// a release.
final class Choice {
    private Choice() {}

    /// A job that is new is accepted, refused, or held as the policy says.
    static List<BatchChange> admit(
            Job job, Optional<Load.Planned> wanted, BatchSituation situation) {
        Receipt receipt = decide(job, false, wanted, situation);
        if (receipt.isPending()) {
            List<BatchChange> changes = new ArrayList<>();
            changes.add(Ends.say(job, new Status.Held(), receipt, situation));
            changes.addAll(follow(job, 0, 0, receipt, situation));
            return changes;
        }
        return receipt.decision() instanceof Decision.Refuse refuse
                ? refuse(refuse, job, receipt, situation)
                : accept(job, receipt, situation);
    }

    /// The same for one that the policy has let wait: until it can be accepted, or no start in time
    /// is left.
    static List<BatchChange> admitLater(BatchEntry.Held held, BatchSituation situation) {
        Job job = held.job();
        Receipt receipt = decide(job, false, Optional.empty(), situation);
        if (receipt.isPending()) {
            return follow(job, held.attempts(), held.failures(), receipt, situation);
        }
        if (!(receipt.decision() instanceof Decision.Refuse(var reason, var completion))) {
            return accept(job, receipt, situation);
        }
        String detail =
                Refusals.inVain(
                        "the policy let it wait, in vain",
                        job,
                        situation.world(),
                        situation.policy(),
                        held.receipt());
        Status.Refused end = new Status.Refused(reason, detail, completion);
        return List.of(Ends.settle(job, end, receipt, situation));
    }

    private static List<BatchChange> refuse(
            Decision.Refuse refuse, Job job, Receipt receipt, BatchSituation situation) {
        Status.Refused end =
                Refusals.told(refuse, job, situation.world(), situation.policy(), receipt);
        return List.of(Ends.settle(job, end, receipt, situation));
    }

    private static List<BatchChange> accept(Job job, Receipt receipt, BatchSituation situation) {
        Instant latest = Terms.latestSafeStart(job, situation.world());
        Instant start = receipt.winner().map(Receipt.Scored::start).orElse(latest);
        Instant completion = start.plus(Terms.booked(job, situation.world()));
        List<BatchChange> changes = new ArrayList<>();
        String quote = Wishes.told(job, receipt, situation.world(), situation.policy());
        Status.Accepted accepted = new Status.Accepted(latest, completion, quote);
        changes.add(Ends.say(job, accepted, receipt, situation));
        changes.addAll(follow(job, 0, 0, receipt, situation));
        return changes;
    }

    /// An accepted job is decided anew, `wanted` being its place in the plan, if it has one.
    static List<BatchChange> again(
            BatchEntry.Held held, Optional<Load.Planned> wanted, BatchSituation situation) {
        Receipt receipt = decide(held.job(), true, wanted, situation);
        return follow(held.job(), held.attempts(), held.failures(), receipt, situation);
    }

    private static Receipt decide(
            Job job, boolean isAccepted, Optional<Load.Planned> wanted, BatchSituation situation) {
        Load load = situation.load(job, isAccepted);
        return Decide.decide(
                job, situation.world(), wanted.map(load::with).orElse(load), situation.policy());
    }

    private static List<BatchChange> follow(
            Job job, int attempts, int failures, Receipt receipt, BatchSituation situation) {
        return switch (receipt.decision()) {
            case Decision.Dispatch(RegionId region) ->
                    release(job, attempts, failures, region, receipt, situation);
            case Decision.Hold hold -> {
                Instant due =
                        hold.reason() == HoldReason.REGION_DOWN
                                ? Terms.earlier(hold.until(), Terms.nextSlot(situation.world()))
                                : hold.until();
                yield List.of(hold(job, attempts, failures, receipt, due));
            }
            case Decision.Refuse refuse -> {
                Instant due = Terms.nextSlot(situation.world());
                yield List.of(hold(job, attempts, failures, receipt, due));
            }
        };
    }

    private static List<BatchChange> release(
            Job job,
            int attempts,
            int failures,
            RegionId region,
            Receipt receipt,
            BatchSituation situation) {
        int target = situation.world().catalogue().indexOf(region);
        Optional<WorkerId> worker =
                WorkerChoice.withFreeSlot(
                        situation.world().pool(target),
                        Lane.BATCH,
                        job.model(),
                        situation.leasedOf());
        Instant now = situation.world().now();
        if (worker.isEmpty()) {
            return List.of(hold(job, attempts, failures, receipt, now.plus(Terms.SLOT_PATIENCE)));
        }
        Dispatch dispatch =
                new Dispatch(
                        job,
                        attempts + 1,
                        situation.tokens().give(job.id(), attempts + 1, region, worker.get()),
                        region,
                        worker.get(),
                        Terms.deadline(job),
                        situation.resultPartitions().of(job.origin(), job.id()),
                        situation.task(),
                        receipt.world().policy(),
                        receipt);
        SlotLease lease =
                new SlotLease(
                        dispatch.token(),
                        job.id(),
                        region,
                        worker.get(),
                        situation.world().realNow(),
                        now,
                        now.plus(Terms.booked(job, situation.world())));
        BatchChange released = new BatchChange.Release(dispatch, failures, lease);
        List<Use> uses = Charges.expected(job, receipt, situation.world());
        return uses.isEmpty() ? List.of(released) : List.of(released, new BatchChange.Charge(uses));
    }

    /// Holds a job until `due`, or its deadline if that is sooner.
    static BatchChange hold(Job job, int attempts, int failures, Receipt receipt, Instant due) {
        return new BatchChange.Hold(job, attempts, failures, receipt, Terms.dueBy(job, due), 0);
    }
}
