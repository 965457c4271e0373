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
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.World;
import java.time.Duration;
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
        Receipt receipt = decide(job, Course.NEW, false, wanted, situation);
        if (receipt.isPending()) {
            List<BatchChange> changes = new ArrayList<>();
            changes.add(Ends.say(job, new Status.Held(), receipt, situation));
            changes.addAll(follow(job, Course.NEW, receipt, situation));
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
        Receipt receipt = decide(job, held.course(), false, Optional.empty(), situation);
        if (receipt.isPending()) {
            return follow(job, held.course(), receipt, situation);
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
        Instant completion =
                receipt.pieces().isEmpty()
                        ? start.plus(Terms.booked(job, situation.world()))
                        : receipt.pieces()
                                .getLast()
                                .until()
                                .plus(situation.world().policy().reserve());
        List<BatchChange> changes = new ArrayList<>();
        String quote = Wishes.told(job, receipt, situation.world(), situation.policy());
        Status.Accepted accepted = new Status.Accepted(latest, completion, quote);
        changes.add(Ends.say(job, accepted, receipt, situation));
        changes.addAll(follow(job, Course.NEW, receipt, situation));
        return changes;
    }

    /// An accepted job is decided anew, `wanted` being its place in the plan, if it has one.
    static List<BatchChange> again(
            BatchEntry.Held held, Optional<Load.Planned> wanted, BatchSituation situation) {
        Receipt receipt = decide(held.job(), held.course(), true, wanted, situation);
        return follow(held.job(), held.course(), receipt, situation);
    }

    private static Receipt decide(
            Job job,
            Course course,
            boolean isAccepted,
            Optional<Load.Planned> wanted,
            BatchSituation situation) {
        Load load = situation.load(job, isAccepted).after(course.ran());
        return Decide.decide(
                job, situation.world(), wanted.map(load::with).orElse(load), situation.policy());
    }

    private static List<BatchChange> follow(
            Job job, Course course, Receipt receipt, BatchSituation situation) {
        return switch (receipt.decision()) {
            case Decision.Dispatch(RegionId region) ->
                    release(job, course, region, receipt, situation);
            case Decision.Hold hold -> {
                Instant due =
                        hold.reason() == HoldReason.REGION_DOWN
                                ? Terms.earlier(hold.until(), Terms.nextSlot(situation.world()))
                                : hold.until();
                yield List.of(hold(job, course, receipt, due));
            }
            case Decision.Refuse refuse -> {
                Instant due = Terms.nextSlot(situation.world());
                yield List.of(hold(job, course, receipt, due));
            }
        };
    }

    private static List<BatchChange> release(
            Job job, Course course, RegionId region, Receipt receipt, BatchSituation situation) {
        int target = situation.world().catalogue().indexOf(region);
        Optional<WorkerId> worker =
                WorkerChoice.withFreeSlot(
                        situation.world().pool(target),
                        Lane.BATCH,
                        job.model(),
                        situation.leasedOf());
        Instant now = situation.world().now();
        if (worker.isEmpty()) {
            return List.of(hold(job, course, receipt, now.plus(Terms.SLOT_PATIENCE)));
        }
        Dispatch dispatch =
                new Dispatch(
                        job,
                        course.attempts() + 1,
                        situation
                                .tokens()
                                .give(job.id(), course.attempts() + 1, region, worker.get()),
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
                        until(job, course, receipt, situation.world()));
        BatchChange released = new BatchChange.Release(dispatch, course.dispatched(), lease);
        List<Use> uses = Charges.expected(job, receipt, situation.world());
        return uses.isEmpty() ? List.of(released) : List.of(released, new BatchChange.Charge(uses));
    }

    /// Until when a run that begins now has its slot, the policy's reserve after its pause or end
    /// included.
    private static Instant until(Job job, Course course, Receipt receipt, World world) {
        Duration booked =
                receipt.pauseAfter()
                        .map(world.policy().reserve()::plus)
                        .orElseGet(() -> Terms.booked(job.left(course.ran()), world));
        return world.now().plus(booked);
    }

    /// A run has come to its pause: what is left is decided anew, now. What it was charged with for
    /// that comes back.
    static List<BatchChange> pause(
            BatchChange free,
            BatchEntry.Running running,
            PieceRun piece,
            BatchSituation situation) {
        Dispatch dispatch = running.dispatch();
        Receipt receipt = dispatch.receipt();
        BatchChange hold =
                hold(
                        dispatch.job(),
                        running.course().paused(piece),
                        receipt,
                        situation.world().now());
        return Decider.charged(
                List.of(free, hold),
                Charges.correction(dispatch.job(), receipt, piece.measured(), situation.world()));
    }

    /// Holds a job until `due`, or its deadline if that is sooner.
    static BatchChange hold(Job job, Course course, Receipt receipt, Instant due) {
        return new BatchChange.Hold(job, course, receipt, Terms.dueBy(job, due), 0);
    }
}
