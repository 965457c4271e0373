package io.heliotrope.planner;

import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.decider.BatchChange;
import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.BatchFold;
import io.heliotrope.decider.BatchSituation;
import io.heliotrope.decider.Bookings;
import io.heliotrope.decider.Decider;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.decider.Together;
import io.heliotrope.decider.WaitingJobs;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.plan.PricedRuns;
import io.heliotrope.plan.Stay;
import io.heliotrope.planner.ReleasePlan.Move;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.token.TestTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/// The batch lane in virtual time, as the decider's process runs it, without Kafka: jobs are
/// admitted, planned together, released when they are due, and end after their time.
final class PlannedLane {
    /// What the decider asks for.
    private static final Stay STAY = new Stay(0.02, 0);

    private static final Task TASK = new Task(new ClusterId("control"), 0, 0);

    private final TestWorld fleet;
    private final Policy policy;
    private final ReleasePlanner planner = new ReleasePlanner(new PricedRuns(STAY));
    private final Bookings bookings = new Bookings();
    private final HeldClasses held = new HeldClasses();
    private final WaitingJobs waiting = new WaitingJobs();
    private final Coming coming = new Coming();
    private final LastDay lastDay = new LastDay(new PricedRuns(Stay.NOT));
    private final Map<JobId, BatchEntry> entries = new TreeMap<>();
    private final Map<JobId, SlotLease> leases = new TreeMap<>();
    private final Map<WorkerId, Integer> lent = new HashMap<>();
    private final Map<JobId, Dispatch> released = new TreeMap<>();
    private final List<Dispatch> sent = new ArrayList<>();
    private final Tokens tokens = TestTokens.counting();
    private final boolean expects;
    private World world;
    private double grams;

    PlannedLane(TestWorld fleet) {
        this(fleet, true);
    }

    /// `expects` tells whether plans keep room for what is expected to come.
    PlannedLane(TestWorld fleet, boolean expects) {
        this.expects = expects;
        this.fleet = fleet;
        this.world = fleet.build();
        this.policy = PolicyTexts.policy(fleet.settings(), fleet.catalogue());
    }

    /// Time goes on; what has run its time ends.
    PlannedLane at(Duration sinceStart) {
        world = fleet.now(TestWorld.NOW.plus(sinceStart)).build();
        List<JobId> over =
                released.values().stream()
                        .map(Dispatch::job)
                        .filter(job ->
                                leases.containsKey(job.id()) && !end(job).isAfter(world.now()))
                        .map(Job::id)
                        .toList();
        over.forEach(this::ended);
        lastDay.look(world);
        coming.look(world);
        return this;
    }

    private Instant end(Job job) {
        return lease(job.id()).from().plus(sent(job.id()).runsFor());
    }

    private Dispatch sent(JobId job) {
        return Objects.requireNonNull(released.get(job));
    }

    private SlotLease lease(JobId job) {
        SlotLease lease = leases.get(job);
        if (lease == null) {
            throw new AssertionError(job + " has no lease");
        }
        return lease;
    }

    private void ended(JobId job) {
        SlotLease lease = lease(job);
        leases.remove(job);
        lent.merge(lease.worker(), -1, Integer::sum);
        bookings.free(lease.token());
        Dispatch dispatch = sent(job);
        if (dispatch.receipt().pauseAfter().isPresent()) {
            act(
                    job,
                    Decider.onOutcome(
                            entries.get(job),
                            LaneJobs.paused(dispatch, lease.from()),
                            situation()));
        }
    }

    /// Interruptible jobs choose their pieces anew.
    void reconsider() {
        for (BatchEntry entry : List.copyOf(entries.values())) {
            if (entry instanceof BatchEntry.Held held && held.job().isInterruptible()) {
                decide(held, Optional.empty());
                waiting.exchange(entries.get(held.job().id()), entries::get, situation())
                        .ifPresent(both -> both.each((job, before, changes) -> act(job, changes)));
            }
        }
    }

    /// All dispatches, pieces each by itself, in order.
    List<Dispatch> sent() {
        return sent;
    }

    void admit(Job job) {
        Descriptor descriptor = new Descriptor.Sound(job);
        List<BatchChange> changes = Decider.onDescriptor(null, descriptor, situation());
        if (Decider.isCrowdedOut(changes)) {
            Optional<ReleasePlanner.Way> way = planner.makeWay(job, held, situation());
            way.ifPresent(found -> move(found.moves()));
            changes =
                    Decider.onDescriptor(
                            null, descriptor, way.map(ReleasePlanner.Way::place), situation());
        }
        Optional<Together> way = waiting.makeWay(descriptor, changes, entries::get, situation());
        if (way.isPresent()) {
            way.get().each((id, before, some) -> act(id, some));
        } else {
            act(job.id(), changes);
        }
        if (!(entries.get(job.id()) instanceof BatchEntry.Ended)) {
            coming.came(job, world);
        }
    }

    /// Plans, and gives jobs the places that the plan has for them.
    ReleasePlan plan() {
        ReleasePlan plan = planner.plan(held, expects ? coming : new Coming(), situation());
        move(plan.moves());
        return plan;
    }

    private void move(List<Move> moves) {
        for (Move move : moves) {
            bookings.book(move.job(), move.region(), move.start(), move.booked());
        }
        for (Move move : moves) {
            int region = world.catalogue().indexOf(move.region());
            decide(held(move.job()), Optional.of(new Load.Planned(region, move.start())));
        }
    }

    /// Releases what is due.
    void release() {
        for (BatchEntry entry : List.copyOf(entries.values())) {
            if (entry instanceof BatchEntry.Held due && !due.due().isAfter(world.now())) {
                decide(due, due.planned(world));
            }
        }
    }

    private BatchEntry.Held held(JobId job) {
        if (entries.get(job) instanceof BatchEntry.Held entry) {
            return entry;
        }
        throw new AssertionError(job + " is not held, but " + entries.get(job));
    }

    private void decide(BatchEntry.Held entry, Optional<Load.Planned> wanted) {
        JobId job = entry.job().id();
        bookings.release(job);
        List<BatchChange> changes = Decider.onDue(entry, wanted, situation());
        if (changes.isEmpty()) {
            bookings.follow(job, entry, world);
        }
        act(job, changes);
    }

    private void act(JobId job, List<BatchChange> changes) {
        BatchEntry after = BatchFold.apply(entries.get(job), changes);
        if (after != null) {
            entries.put(job, after);
            bookings.follow(job, after, world);
            held.put(job, after, world);
            waiting.put(job, after, world, policy);
        }
        for (BatchChange change : changes) {
            if (change instanceof BatchChange.Release release) {
                leases.put(job, release.lease());
                lent.merge(release.lease().worker(), 1, Integer::sum);
                bookings.lend(release.lease());
                released.put(job, release.dispatch());
                sent.add(release.dispatch());
                lastDay.released(release.dispatch(), world);
                grams += release.dispatch().receipt().winner().orElseThrow().grams();
            }
        }
    }

    private BatchSituation situation() {
        return new BatchSituation(
                world,
                policy,
                bookings,
                worker -> lent.getOrDefault(worker, 0),
                tokens,
                (origin, job) -> 0,
                TASK);
    }

    /// Runs that a region has at this moment.
    long running(String region) {
        return leases.values().stream()
                .filter(lease -> lease.region().value().equals(region))
                .count();
    }

    /// Jobs that have been released so far.
    Map<JobId, Dispatch> released() {
        return released;
    }

    /// How runs turned out so far.
    Outturn outturn() {
        return lastDay.outturn(world);
    }

    /// Jobs that were released at this moment.
    List<Dispatch> releasedNow() {
        return released.values().stream()
                .filter(dispatch -> dispatch.receipt().now().equals(world.now()))
                .toList();
    }

    World world() {
        return world;
    }

    /// What is remembered of all jobs.
    Map<JobId, BatchEntry> entries() {
        return entries;
    }

    /// Grams of all releases, as expected when they were released.
    double grams() {
        return grams;
    }
}
