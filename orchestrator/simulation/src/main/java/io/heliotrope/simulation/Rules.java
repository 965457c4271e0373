package io.heliotrope.simulation;

import io.heliotrope.agent.Agent;
import io.heliotrope.agent.Copy;
import io.heliotrope.decide.PolicyShelf;
import io.heliotrope.decider.Backlog;
import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchFold;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.decider.Decider;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.router.Change;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Fold;
import io.heliotrope.router.Router;
import io.heliotrope.router.Situation;
import io.heliotrope.router.Takeover;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where the simulated shells call production core, and where they obey the protocol's rules about
/// what only shells do.
///
/// As it is, every rule is kept and every call goes straight through. Tests replace single ones, to
/// see that the checks notice.
class Rules {
    private final PolicyShelf shelf = new PolicyShelf();

    Policies policies() {
        return new Policies(shelf);
    }

    // --- the router ---

    List<Change> onDescriptor(@Nullable Entry entry, Descriptor descriptor, Situation situation) {
        return Router.onDescriptor(entry, descriptor, situation);
    }

    List<Change> onResult(@Nullable Entry entry, Result result, Situation situation) {
        return Router.onResult(entry, result, situation);
    }

    List<Change> onEnd(@Nullable Entry entry, Status end, Situation situation) {
        return Router.onEnd(entry, end, situation);
    }

    List<Change> onTimer(Entry entry, Optional<Instant> renewedAt, Situation situation) {
        return Router.onTimer(entry, renewedAt, situation);
    }

    @Nullable Entry fold(@Nullable Entry entry, List<Change> changes) {
        return Fold.apply(entry, changes);
    }

    /// Whether a task marks its logs when it begins.
    boolean marksLogs() {
        return true;
    }

    /// Whether a task reads the tails of its logs when it begins.
    boolean readsTails() {
        return true;
    }

    /// Whether the store keeps what each incarnation wrote apart.
    boolean keepsIncarnationsApart() {
        return true;
    }

    /// Tells a takeover what the store holds.
    void stored(Takeover takeover, JobId job, long epoch, Entry entry) {
        takeover.stored(job, epoch, entry);
    }

    /// Whether a task stops when it reads the marker of a later incarnation.
    boolean stopsWhenSuperseded() {
        return true;
    }

    /// Whether positions are committed only when all that was sent has landed.
    boolean commitsAfterLanding() {
        return true;
    }

    /// Whether another law is taken up only when nothing is on its way.
    boolean flushesBeforeLaw() {
        return true;
    }

    /// What routers and deciders make tokens with, and know them by.
    Tokens tokens(Tokens keyed) {
        return keyed;
    }

    // --- leases ---

    Optional<Instant> renewedAt(Renewals renewals, Token token, WorkerId worker, World world) {
        return renewals.of(token);
    }

    // --- the batch decider ---

    List<BatchChange> onDescriptor(
            @Nullable BatchEntry entry, Descriptor descriptor, BatchSituation situation) {
        return Decider.onDescriptor(entry, descriptor, situation);
    }

    List<BatchChange> onOutcome(
            @Nullable BatchEntry entry, Result outcome, BatchSituation situation) {
        return Decider.onOutcome(entry, outcome, situation);
    }

    List<BatchChange> onDue(BatchEntry.Held held, BatchSituation situation) {
        return Decider.onDue(held, situation);
    }

    /// Whether a decider that begins knows what was charged to budgets before.
    boolean restoresCharges() {
        return true;
    }

    boolean judgesLeases(Backlog backlog) {
        return backlog.isRead();
    }

    List<BatchChange> onLease(
            SlotLease lease,
            @Nullable BatchEntry entry,
            Optional<Instant> renewedAt,
            BatchSituation situation) {
        return Decider.onLease(lease, entry, renewedAt, situation);
    }

    @Nullable BatchEntry fold(@Nullable BatchEntry entry, List<BatchChange> changes) {
        return BatchFold.apply(entry, changes);
    }

    /// Keeps bookings in step with a job's entry.
    void follow(Bookings bookings, JobId job, BatchEntry entry, World world) {
        bookings.follow(job, entry, world);
    }

    /// Books a lent slot.
    void lend(Bookings bookings, SlotLease lease) {
        bookings.lend(lease);
    }

    /// When a held job is due.
    Instant due(BatchEntry.Held held) {
        return held.due();
    }

    /// The world that a process decides in, of one that it has read.
    World world(World read) {
        return read;
    }

    // --- the agent ---

    /// What intake writes for a record of a jobs topic.
    Optional<Descriptor> describe(Descriptor descriptor) {
        return Optional.of(descriptor);
    }

    Optional<Copy> release(BatchDecision decision, Set<RegionId> origins, World world) {
        return Agent.release(decision, origins, world);
    }

    boolean isOutcome(Result result) {
        return Agent.isOutcome(result);
    }

    /// Whether readers of control topics take committed records only.
    boolean readsCommitted() {
        return true;
    }

    /// Whether a status is written for a batch job that an agent has not been told the end of.
    Optional<Status> ownWord(Descriptor descriptor, World world) {
        return Optional.empty();
    }

    // --- the worker ---

    Verdict judge(DispatchFold fold, Arrival arrival, Instant jobNow, Instant realNow) {
        return fold.judge(arrival, jobNow, realNow);
    }

    /// Whether a worker looks at its permission once more before it runs a job.
    boolean looksAgain() {
        return true;
    }

    /// Whether a worker that restarts names its runs so that no earlier run has the same name.
    boolean namesExecutionsAnew() {
        return true;
    }

    /// Whether a worker that restarts still knows the epochs it had stored.
    boolean keepsEpochs() {
        return true;
    }

    /// What a worker says of its own accord in the status partition.
    Optional<Status> workersWord(Result result, Lane lane) {
        return Optional.empty();
    }
}
