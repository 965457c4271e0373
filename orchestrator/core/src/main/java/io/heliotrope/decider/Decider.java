package io.heliotrope.decider;

import io.heliotrope.decide.Charges;
import io.heliotrope.decide.Refusals;
import io.heliotrope.decider.BatchChange.Reason;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.PieceRun;
import io.heliotrope.model.Refusal;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
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
        return onDescriptor(entry, descriptor, Optional.empty(), situation);
    }

    /// The same for a job that has a place in the plan already.
    public static List<BatchChange> onDescriptor(
            @Nullable BatchEntry entry,
            Descriptor descriptor,
            Optional<Load.Planned> wanted,
            BatchSituation situation) {
        if (entry != null) {
            return onKnown(entry, descriptor, situation);
        }
        return switch (descriptor) {
            case Descriptor.Sound s -> Choice.admit(s.job(), wanted, situation);
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

    /// Whether `changes` refuse a job for want of capacity, of which others may be able to make
    /// some.
    public static boolean isCrowdedOut(List<BatchChange> changes) {
        return changes.size() == 1
                && changes.getFirst() instanceof BatchChange.Settle settle
                && settle.status().state() instanceof Status.Refused refused
                && refused.reason() == Refusal.NO_CAPACITY;
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

    /// The held job's time has come, or the world has changed under it. The caller has given its
    /// booking back before, so that it does not stand in its own way; when nothing is said the
    /// entry stands, and its booking with it. A place that a plan gave it is kept.
    public static List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
        return onDue(held, held.planned(situation.world()), situation);
    }

    /// The same with another place in the plan, or none: then the job chooses for itself.
    public static List<BatchChange> onDue(
            BatchEntry.Held held, Optional<Load.Planned> wanted, BatchSituation situation) {
        Job job = held.job();
        World world = situation.world();
        if (held.isAccepted() && !world.now().isBefore(Terms.deadline(job))) {
            String why =
                    Refusals.inVain(
                            "not started in time", job, world, situation.policy(), held.receipt());
            return List.of(Ends.settle(job, new Status.Expired(why), held.receipt(), situation));
        }
        if (world.offsets().policy() < held.policyOffset()) {
            return List.of(later(held, world));
        }
        List<BatchChange> changes =
                held.isAccepted()
                        ? Choice.again(held, wanted, situation)
                        : Choice.admitLater(held, situation);
        return held.says(changes) ? List.of() : changes;
    }

    /// Puts off a held job that cannot be decided in `world`, for a while or to its deadline.
    public static BatchChange later(BatchEntry.Held held, World world) {
        return new BatchChange.Hold(
                held.job(),
                held.course(),
                held.receipt(),
                Terms.dueBy(held.job(), world.now().plus(Terms.SLOT_PATIENCE)),
                held.policyOffset());
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
                                f.measured(),
                                running.course().pieces());
                BatchChange end = Ends.settle(dispatch.job(), done, dispatch.receipt(), situation);
                yield charged(
                        List.of(free, end),
                        Charges.correction(
                                dispatch.job(),
                                dispatch.receipt(),
                                f.measured(),
                                situation.world()));
            }
            case Result.Paused p ->
                    paused(
                            free,
                            running,
                            new PieceRun(
                                    outcome.token(), p.execution(), outcome.region(), p.measured()),
                            situation);
            case Result.Failed f ->
                    List.of(free, afterFailure(running, f.reason(), f.retryable(), situation));
            case Result.Declined d -> declined(free, running, d.policyOffset(), situation);
        };
    }

    /// A pause that nobody asked for, or after nothing, is a failure: it would come again and
    /// again.
    private static List<BatchChange> paused(
            BatchChange free,
            BatchEntry.Running running,
            PieceRun piece,
            BatchSituation situation) {
        return running.dispatch().receipt().pauseAfter().isPresent() && piece.ran().isPositive()
                ? Choice.pause(free, running, piece, situation)
                : List.of(
                        free,
                        afterFailure(running, "paused, which nobody asked for", true, situation));
    }

    /// What did not run took nothing.
    private static List<BatchChange> declined(
            BatchChange free,
            BatchEntry.Running running,
            long policyOffset,
            BatchSituation situation) {
        Dispatch dispatch = running.dispatch();
        World world = situation.world();
        BatchChange hold =
                new BatchChange.Hold(
                        dispatch.job(),
                        running.course(),
                        dispatch.receipt(),
                        Terms.dueBy(dispatch.job(), world.now().plus(Terms.SLOT_PATIENCE)),
                        policyOffset);
        return charged(
                List.of(free, hold),
                Charges.expected(dispatch.job(), dispatch.receipt(), world).stream()
                        .map(Use::negated)
                        .toList());
    }

    static List<BatchChange> charged(List<BatchChange> changes, List<Use> uses) {
        if (uses.isEmpty()) {
            return changes;
        }
        List<BatchChange> all = new ArrayList<>(changes);
        all.add(new BatchChange.Charge(uses));
        return all;
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
        Course course = running.course().failed();
        Dispatch dispatch = running.dispatch();
        if (!isRetryable || course.failures() >= situation.world().policy().attempts()) {
            Status.Failed end = new Status.Failed(reason, dispatch.attempt());
            return Ends.settle(dispatch.job(), end, dispatch.receipt(), situation);
        }
        return Choice.hold(dispatch.job(), course, dispatch.receipt(), situation.world().now());
    }
}
