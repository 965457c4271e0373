package io.heliotrope.router;

import io.heliotrope.decide.Charges;
import io.heliotrope.decide.Ruling;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Refusal;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Use;
import io.heliotrope.router.Change.Reason;
import io.heliotrope.state.Lease;
import io.heliotrope.token.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a router does about one job, as pure functions of its entry and the situation.
///
/// An end is a proposal until it was read back from the status partition, which is the arbiter.
public final class Router {
    /// A proposal not read back for this long is sent again.
    public static final Duration PROPOSAL_PATIENCE = Duration.ofSeconds(10);

    private Router() {}

    /// A record of a jobs topic arrived.
    public static List<Change> onDescriptor(
            @Nullable Entry entry, Descriptor descriptor, Situation situation) {
        return switch (descriptor) {
            case Descriptor.Sound s -> onJob(entry, s.job(), situation);
            case Descriptor.Defective d -> onDefective(entry, d, situation);
            case Descriptor.Cancel c -> onCancel(entry, c, situation);
        };
    }

    private static List<Change> onJob(@Nullable Entry entry, Job job, Situation situation) {
        if (entry == null) {
            return Choice.choose(job, 0, 0, Choice.Stand.NEW, situation);
        }
        if (!entry.digest().equals(job.digest())) {
            return List.of(new Change.Drop(Reason.CONFLICTING_JOB));
        }
        if (entry instanceof Entry.Sent sent) {
            return isAllowed(sent.dispatch(), situation)
                    ? List.of(new Change.Repeat(sent.dispatch()))
                    : Choice.choose(
                            job,
                            sent.dispatch().attempt(),
                            sent.failures(),
                            Choice.Stand.ACCEPTED,
                            situation);
        }
        return List.of(new Change.Drop(Reason.REPEATED_JOB));
    }

    /// Whether the policy of now still lets the stored choice stand.
    private static boolean isAllowed(Dispatch dispatch, Situation situation) {
        int target = situation.world().catalogue().indexOf(dispatch.target());
        if (target < 0) {
            return false;
        }
        Ruling ruling =
                situation
                        .policy()
                        .rule(dispatch.job(), situation.world(), situation.load().accepted());
        return ruling.mask(ruling.relaxations()).allowed().has(target)
                && situation
                        .policy()
                        .breach(
                                dispatch.job(),
                                situation.world(),
                                situation.load().accepted(),
                                target)
                        .isEmpty();
    }

    private static List<Change> onDefective(
            @Nullable Entry entry, Descriptor.Defective defective, Situation situation) {
        if (entry != null) {
            Reason reason =
                    entry.digest().equals(defective.digest())
                            ? Reason.REPEATED_JOB
                            : Reason.CONFLICTING_JOB;
            return List.of(new Change.Drop(reason));
        }
        String detail =
                String.join("; ", defective.defects().stream().map(Object::toString).toList());
        Status.Refused end = new Status.Refused(Refusal.MALFORMED, detail, Instant.MAX);
        return List.of(
                Ends.propose(
                        defective.id(),
                        defective.origin(),
                        defective.digest(),
                        end,
                        null,
                        situation));
    }

    private static List<Change> onCancel(
            @Nullable Entry entry, Descriptor.Cancel cancel, Situation situation) {
        return switch (entry) {
            case null -> {
                Digest digest = Digest.of("cancelled " + cancel.id());
                yield List.of(
                        Ends.propose(
                                cancel.id(),
                                cancel.origin(),
                                digest,
                                new Status.Cancelled(),
                                null,
                                situation));
            }
            case Entry.Waiting w ->
                    List.of(Ends.propose(w.job(), new Status.Cancelled(), w.receipt(), situation));
            case Entry.Sent s ->
                    List.of(
                            Ends.propose(
                                    s.dispatch().job(),
                                    new Status.Cancelled(),
                                    s.dispatch().receipt(),
                                    situation));
            case Entry.Proposed p -> List.of(new Change.Drop(Reason.REPEATED_JOB));
            case Entry.Ended e -> List.of(new Change.Drop(Reason.REPEATED_JOB));
        };
    }

    /// A worker, or somebody who poses as one, said something about a token.
    public static List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
        Claim claim = situation.tokens().claim(result);
        if (claim != Claim.GENUINE) {
            return List.of(new Change.Reject(claim, result));
        }
        if (entry == null) {
            return List.of(new Change.Drop(Reason.JOB_UNKNOWN));
        }
        if (!(entry instanceof Entry.Sent sent)
                || !sent.dispatch().token().equals(result.token())) {
            return List.of(new Change.Drop(Reason.STALE_RESULT));
        }
        Job job = sent.dispatch().job();
        Receipt receipt = sent.dispatch().receipt();
        return switch (result.kind()) {
            case Result.Chunk c -> List.of();
            case Result.Finished f -> {
                Status.Done done =
                        new Status.Done(
                                result.token(),
                                f.execution(),
                                result.region(),
                                f.output(),
                                f.measured());
                yield charged(
                        Ends.propose(job, done, receipt, situation),
                        Charges.correction(job, receipt, f.measured(), situation.world()));
            }
            case Result.Failed f -> afterFailure(sent, f.reason(), f.retryable(), situation);
            case Result.Paused p ->
                    afterFailure(sent, "paused, which no answer may be", true, situation);
            case Result.Declined d -> {
                Change wait =
                        new Change.Wait(
                                job,
                                sent.dispatch().attempt(),
                                sent.failures(),
                                receipt,
                                false,
                                d.policyOffset());
                yield charged(
                        wait,
                        Charges.expected(job, receipt, situation.world()).stream()
                                .map(Use::negated)
                                .toList());
            }
        };
    }

    private static List<Change> charged(Change change, List<Use> uses) {
        return uses.isEmpty() ? List.of(change) : List.of(change, new Change.Charge(uses));
    }

    private static List<Change> afterFailure(
            Entry.Sent sent, String reason, boolean isRetryable, Situation situation) {
        int failures = sent.failures() + 1;
        Dispatch dispatch = sent.dispatch();
        if (!isRetryable || failures >= situation.world().policy().attempts()) {
            Status.Failed end = new Status.Failed(reason, dispatch.attempt());
            return List.of(Ends.propose(dispatch.job(), end, dispatch.receipt(), situation));
        }
        return Choice.choose(
                dispatch.job(), dispatch.attempt(), failures, Choice.Stand.ACCEPTED, situation);
    }

    /// An end was read from the status partition: whoever wrote it, it is the job's end.
    public static List<Change> onEnd(@Nullable Entry entry, Status end, Situation situation) {
        return List.of(
                entry instanceof Entry.Ended
                        ? new Change.Drop(Reason.REPEATED_END)
                        : new Change.Settle(Ends.digest(entry, end), situation.now()));
    }

    /// Time has passed. `renewedAt` is when a heartbeat last listed the dispatch's token, by the
    /// world's real time, if one did.
    public static List<Change> onTimer(
            Entry entry, Optional<Instant> renewedAt, Situation situation) {
        return switch (entry) {
            case Entry.Waiting w -> {
                if (Ends.hasExpired(w.job(), situation)) {
                    yield List.of(Ends.expire(w.job(), w.receipt(), situation));
                }
                if (situation.world().offsets().policy() < w.policyOffset()) {
                    yield List.of();
                }
                Choice.Stand stand = Choice.Stand.of(w);
                List<Change> changes =
                        Choice.choose(w.job(), w.attempts(), w.failures(), stand, situation);
                yield isNews(w, changes.getFirst()) ? changes : List.of();
            }
            case Entry.Sent s -> {
                Dispatch dispatch = s.dispatch();
                if (Ends.hasExpired(dispatch.job(), situation)) {
                    yield List.of(Ends.expire(dispatch.job(), dispatch.receipt(), situation));
                }
                boolean hasLease =
                        Lease.isAlive(s.leasedAt(), renewedAt, situation.world().realNow());
                yield hasLease
                        ? List.of()
                        : afterFailure(
                                s, "worker " + dispatch.worker() + " went silent", true, situation);
            }
            case Entry.Proposed p ->
                    p.sentAt().plus(PROPOSAL_PATIENCE).isBefore(situation.now())
                            ? List.of(new Change.Propose(p.digest(), p.status(), situation.now()))
                            : List.of();
            case Entry.Ended e -> List.of();
        };
    }

    /// A job that goes on waiting for what it waited for is neither stored nor counted again.
    private static boolean isNews(Entry.Waiting before, Change change) {
        return !(change instanceof Change.Wait again
                && again.receipt().decision().equals(before.receipt().decision()));
    }
}
