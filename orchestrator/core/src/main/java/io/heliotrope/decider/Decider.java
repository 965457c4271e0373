package io.heliotrope.decider;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.Refusals;
import io.heliotrope.decide.WorkerChoice;
import io.heliotrope.decider.BatchChange.Reason;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.Lease;
import io.heliotrope.state.World;
import io.heliotrope.token.Claim;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the batch decider does about one job, as pure functions of its entry and the situation.
///
/// It alone admits, refuses, releases and settles batch work; agents only copy what it says.
public final class Decider {
    private Decider() {}

    /// Intake described a record of a jobs topic.
    public static List<BatchChange> onDescriptor(
            @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
        if (entry != null) {
            return onKnown(entry, descriptor, situation);
        }
        return switch (descriptor) {
            case Descriptor.Sound s -> admit(s.job(), situation);
            case Descriptor.Defective d -> {
                String detail =
                        String.join("; ", d.defects().stream().map(Object::toString).toList());
                Status.Refused end = new Status.Refused(Refusal.MALFORMED, detail, Instant.MAX);
                yield List.of(Ends.settle(d.id(), d.origin(), d.digest(), end, null, situation));
            }
            case Descriptor.Cancel c -> {
                Digest digest = Digest.of("cancelled " + c.id());
                yield List.of(
                        Ends.settle(
                                c.id(),
                                c.origin(),
                                digest,
                                new Status.Cancelled(),
                                null,
                                situation));
            }
        };
    }

    private static List<BatchChange> onKnown(
            BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
        return switch (descriptor) {
            case Descriptor.Cancel c -> Ends.cancel(entry, situation);
            case Descriptor.Sound s -> List.of(repeat(entry, s.job().digest()));
            case Descriptor.Defective d -> List.of(repeat(entry, d.digest()));
        };
    }

    private static BatchChange repeat(BatchEntry entry, Digest digest) {
        return new BatchChange.Drop(
                entry.digest().equals(digest) ? Reason.REPEATED_JOB : Reason.CONFLICTING_JOB);
    }

    private static List<BatchChange> admit(Job job, BatchSituation situation) {
        Receipt receipt = decide(job, false, situation);
        if (receipt.decision() instanceof Decision.Refuse refuse) {
            Status.Refused end =
                    Refusals.told(refuse, job, situation.world(), situation.policy(), receipt);
            return List.of(Ends.settle(job, end, receipt, situation));
        }
        Instant latest = Terms.latestSafeStart(job, situation.world());
        Instant start = receipt.winner().map(Receipt.Scored::start).orElse(latest);
        Instant completion = start.plus(Terms.booked(job, situation.world()));
        List<BatchChange> changes = new ArrayList<>();
        changes.add(Ends.say(job, new Status.Accepted(latest, completion), receipt, situation));
        changes.addAll(follow(job, 0, 0, receipt, situation));
        return changes;
    }

    /// The held job's time has come, or the world has changed under it. The caller has given its
    /// booking back before, so that it does not stand in its own way; when nothing is said the
    /// entry stands, and its booking with it.
    public static List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
        Job job = held.job();
        if (!situation.world().now().isBefore(Terms.deadline(job))) {
            return List.of(
                    Ends.settle(
                            job,
                            new Status.Expired("not started in time"),
                            held.receipt(),
                            situation));
        }
        if (situation.world().offsets().policy() < held.policyOffset()) {
            return List.of(later(held, situation.world()));
        }
        Receipt receipt = decide(job, true, situation);
        List<BatchChange> changes =
                follow(job, held.attempts(), held.failures(), receipt, situation);
        return held.says(changes) ? List.of() : changes;
    }

    /// Puts off a held job that cannot be decided in `world`, for a while or to its deadline.
    public static BatchChange later(BatchEntry.Held held, World world) {
        return new BatchChange.Hold(
                held.job(),
                held.attempts(),
                held.failures(),
                held.receipt(),
                Terms.dueBy(held.job(), world.now().plus(Terms.SLOT_PATIENCE)),
                held.policyOffset());
    }

    private static List<BatchChange> follow(
            Job job, int attempts, int failures, Receipt receipt, BatchSituation situation) {
        return switch (receipt.decision()) {
            case Decision.Dispatch(RegionId region) ->
                    release(job, attempts, failures, region, receipt, situation);
            case Decision.Hold(Instant until, RegionId region, HoldReason reason) -> {
                Instant due =
                        reason == HoldReason.REGION_DOWN
                                ? Terms.earlier(until, Terms.nextSlot(situation.world()))
                                : until;
                yield List.of(hold(job, attempts, failures, receipt, due));
            }
            case Decision.Refuse refuse ->
                    List.of(
                            hold(
                                    job,
                                    attempts,
                                    failures,
                                    receipt,
                                    Terms.nextSlot(situation.world())));
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
        return List.of(new BatchChange.Release(dispatch, failures, lease));
    }

    /// A worker said how its token ended. Whatever became of the job, the token's slot is free. A
    /// piece of output ends nothing, nor does a token that is not the speaker's.
    public static List<BatchChange> onOutcome(
            @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
        if (!outcome.settles()) {
            return List.of();
        }
        Claim claim = situation.tokens().claim(outcome);
        if (claim != Claim.GENUINE) {
            return List.of(new BatchChange.Reject(claim, outcome));
        }
        BatchChange free = new BatchChange.Free(outcome.token());
        if (entry == null) {
            return List.of(free, new BatchChange.Drop(Reason.JOB_UNKNOWN));
        }
        if (!(entry instanceof BatchEntry.Running running)
                || !running.dispatch().token().equals(outcome.token())) {
            return List.of(free, new BatchChange.Drop(Reason.STALE_OUTCOME));
        }
        Dispatch dispatch = running.dispatch();
        return switch (outcome.kind()) {
            case Result.Chunk c -> List.of();
            case Result.Finished f -> {
                Status.Done done =
                        new Status.Done(
                                outcome.token(),
                                f.execution(),
                                outcome.region(),
                                f.output(),
                                f.measured());
                yield List.of(
                        free, Ends.settle(dispatch.job(), done, dispatch.receipt(), situation));
            }
            case Result.Failed f ->
                    List.of(free, afterFailure(running, f.reason(), f.retryable(), situation));
            case Result.Declined d ->
                    List.of(
                            free,
                            new BatchChange.Hold(
                                    dispatch.job(),
                                    dispatch.attempt(),
                                    running.failures(),
                                    dispatch.receipt(),
                                    Terms.dueBy(
                                            dispatch.job(),
                                            situation.world().now().plus(Terms.SLOT_PATIENCE)),
                                    d.policyOffset()));
        };
    }

    /// Time has passed for a lent slot. `renewedAt` is when a heartbeat last listed its token.
    public static List<BatchChange> onLease(
            SlotLease lease,
            @Nullable BatchEntry entry,
            Optional<Instant> renewedAt,
            BatchSituation situation) {
        BatchEntry.Running running =
                entry instanceof BatchEntry.Running r && r.dispatch().token().equals(lease.token())
                        ? r
                        : null;
        if (!Lease.isAlive(lease.leasedAt(), renewedAt, situation.world().realNow())) {
            BatchChange free = new BatchChange.Free(lease.token());
            String silent = "worker " + lease.worker() + " went silent";
            return running == null
                    ? List.of(free)
                    : List.of(free, afterFailure(running, silent, true, situation));
        }
        if (running == null || !Terms.isOverdue(running.dispatch().job(), situation.world())) {
            return List.of();
        }
        Status.Expired end = new Status.Expired("still running at its deadline");
        Receipt receipt = running.dispatch().receipt();
        return List.of(Ends.settle(running.dispatch().job(), end, receipt, situation));
    }

    private static BatchChange afterFailure(
            BatchEntry.Running running,
            String reason,
            boolean isRetryable,
            BatchSituation situation) {
        int failures = running.failures() + 1;
        Dispatch dispatch = running.dispatch();
        if (!isRetryable || failures >= situation.world().policy().attempts()) {
            Status.Failed end = new Status.Failed(reason, dispatch.attempt());
            return Ends.settle(dispatch.job(), end, dispatch.receipt(), situation);
        }
        return hold(
                dispatch.job(),
                dispatch.attempt(),
                failures,
                dispatch.receipt(),
                situation.world().now());
    }

    private static Receipt decide(Job job, boolean isAccepted, BatchSituation situation) {
        Load load =
                situation
                        .bookings()
                        .load(situation.world().catalogue(), situation.world().now(), isAccepted);
        return Decide.decide(job, situation.world(), load, situation.policy());
    }

    private static BatchChange hold(
            Job job, int attempts, int failures, Receipt receipt, Instant due) {
        return new BatchChange.Hold(job, attempts, failures, receipt, Terms.dueBy(job, due), 0);
    }
}
