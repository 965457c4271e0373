package io.heliotrope.router;

import io.heliotrope.decide.Decide;
import io.heliotrope.decide.WorkerChoice;
import io.heliotrope.model.Decision;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change.Reason;
import io.heliotrope.state.Lease;
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
    public static final Duration PROPOSAL_PATIENCE = Duration.ofSeconds(2);

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
            return choose(job, 0, 0, true, situation);
        }
        if (!entry.digest().equals(job.digest())) {
            return List.of(new Change.Drop(Reason.CONFLICTING_JOB));
        }
        if (entry instanceof Entry.Sent sent) {
            return isAllowed(sent.dispatch(), situation)
                    ? List.of(new Change.Repeat(sent.dispatch()))
                    : choose(job, sent.dispatch().attempt(), sent.failures(), false, situation);
        }
        return List.of(new Change.Drop(Reason.REPEATED_JOB));
    }

    /// Whether the policy of now still lets the stored choice stand.
    private static boolean isAllowed(Dispatch dispatch, Situation situation) {
        int target = situation.world().catalogue().indexOf(dispatch.target());
        return target >= 0
                && situation
                        .policy()
                        .mask(
                                dispatch.job(),
                                situation.world(),
                                situation.load(),
                                situation.policy().relaxations(Lane.INTERACTIVE))
                        .allowed()
                        .has(target);
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
                propose(
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
                        propose(
                                cancel.id(),
                                cancel.origin(),
                                digest,
                                new Status.Cancelled(),
                                null,
                                situation));
            }
            case Entry.Waiting w ->
                    List.of(propose(w.job(), new Status.Cancelled(), w.receipt(), situation));
            case Entry.Sent s ->
                    List.of(
                            propose(
                                    s.dispatch().job(),
                                    new Status.Cancelled(),
                                    s.dispatch().receipt(),
                                    situation));
            case Entry.Proposed p -> List.of(new Change.Drop(Reason.REPEATED_JOB));
            case Entry.Ended e -> List.of(new Change.Drop(Reason.REPEATED_JOB));
        };
    }

    /// A worker said something about a token.
    public static List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
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
                yield List.of(propose(job, done, receipt, situation));
            }
            case Result.Failed f -> afterFailure(sent, f.reason(), f.retryable(), situation);
            case Result.Declined d ->
                    List.of(
                            new Change.Wait(
                                    job,
                                    sent.dispatch().attempt(),
                                    sent.failures(),
                                    receipt,
                                    false));
        };
    }

    private static List<Change> afterFailure(
            Entry.Sent sent, String reason, boolean isRetryable, Situation situation) {
        int failures = sent.failures() + 1;
        Dispatch dispatch = sent.dispatch();
        if (!isRetryable || failures >= situation.world().policy().attempts()) {
            Status.Failed end = new Status.Failed(reason, dispatch.attempt());
            return List.of(propose(dispatch.job(), end, dispatch.receipt(), situation));
        }
        return choose(dispatch.job(), dispatch.attempt(), failures, false, situation);
    }

    /// An end was read from the status partition: whoever wrote it, it is the job's end.
    public static List<Change> onEnd(@Nullable Entry entry, Status end, Situation situation) {
        return switch (entry) {
            case null -> {
                Digest digest =
                        end.why()
                                .map(Receipt::job)
                                .orElseGet(() -> Digest.of("unseen " + end.job()));
                yield List.of(new Change.Settle(digest, situation.now()));
            }
            case Entry.Ended e -> List.of(new Change.Drop(Reason.REPEATED_END));
            case Entry.Waiting w -> List.of(new Change.Settle(w.digest(), situation.now()));
            case Entry.Sent s -> List.of(new Change.Settle(s.digest(), situation.now()));
            case Entry.Proposed p -> List.of(new Change.Settle(p.digest(), situation.now()));
        };
    }

    /// Time has passed. `renewedAt` is when a heartbeat last listed the dispatch's token, by the
    /// world's real time, if one did.
    public static List<Change> onTimer(
            Entry entry, Optional<Instant> renewedAt, Situation situation) {
        return switch (entry) {
            case Entry.Waiting w -> {
                if (hasExpired(w.job(), situation)) {
                    yield List.of(expire(w.job(), w.receipt(), situation));
                }
                yield choose(w.job(), w.attempts(), w.failures(), false, situation);
            }
            case Entry.Sent s -> {
                Dispatch dispatch = s.dispatch();
                if (hasExpired(dispatch.job(), situation)) {
                    yield List.of(expire(dispatch.job(), dispatch.receipt(), situation));
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

    private static boolean hasExpired(Job job, Situation situation) {
        return expiry(job).isBefore(situation.now());
    }

    private static Instant expiry(Job job) {
        return switch (job.objective()) {
            case Objective.Respond respond -> respond.expiresAt();
            case Objective.Complete complete ->
                    throw new IllegalArgumentException(
                            "batch job " + job.id() + " in the interactive lane");
        };
    }

    private static Change expire(Job job, Receipt receipt, Situation situation) {
        return propose(job, new Status.Expired("no answer before its expiry"), receipt, situation);
    }

    private static List<Change> choose(
            Job job, int attempts, int failures, boolean announce, Situation situation) {
        Receipt receipt =
                Decide.decide(job, situation.world(), situation.load(), situation.policy());
        return switch (receipt.decision()) {
            case Decision.Refuse(Refusal reason, Instant earliest) ->
                    List.of(
                            propose(
                                    job,
                                    new Status.Refused(reason, "", earliest),
                                    receipt,
                                    situation));
            case Decision.Hold hold ->
                    List.of(new Change.Wait(job, attempts, failures, receipt, announce));
            case Decision.Dispatch(RegionId region) -> {
                int target = situation.world().catalogue().indexOf(region);
                Optional<WorkerId> worker =
                        WorkerChoice.of(
                                        situation.world().pool(target),
                                        Lane.INTERACTIVE,
                                        job.model(),
                                        situation.outstanding())
                                .map(WorkerChoice::worker);
                yield worker.isEmpty()
                        ? List.of(new Change.Wait(job, attempts, failures, receipt, announce))
                        : List.of(
                                send(
                                        job,
                                        attempts + 1,
                                        failures,
                                        region,
                                        worker.get(),
                                        receipt,
                                        situation));
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
                        situation.tokens().get(),
                        target,
                        worker,
                        expiry(job),
                        situation.resultPartition(),
                        situation.task(),
                        receipt.world().policy(),
                        receipt);
        return new Change.Send(dispatch, failures, situation.world().realNow(), attempt == 1);
    }

    private static Change propose(
            Job job, Status.Terminal end, Receipt receipt, Situation situation) {
        return propose(job.id(), job.origin(), job.digest(), end, receipt, situation);
    }

    private static Change propose(
            JobId id,
            RegionId origin,
            Digest digest,
            Status.Terminal end,
            @Nullable Receipt receipt,
            Situation situation) {
        Status status = new Status(id, origin, Lane.INTERACTIVE, situation.task(), end, receipt);
        return new Change.Propose(digest, status, situation.now());
    }
}
