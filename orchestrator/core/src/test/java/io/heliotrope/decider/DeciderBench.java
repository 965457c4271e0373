package io.heliotrope.decider;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.ForbiddingPolicy;
import io.heliotrope.decide.LoadedPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.decide.PolicyTexts;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.PolicyText;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.TenantId;
import io.heliotrope.model.Token;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestFleet.Moment;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.token.TestTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A decider's jobs, leases and bookings in memory, its world moved by tests from outside.
final class DeciderBench {
    static final Duration DAY = Duration.ofHours(24);
    static final Duration HOUR = Duration.ofHours(1);

    private static final RegionId HOME = new RegionId("de");
    private static final TenantId TENANT = new TenantId("tenant");
    private static final PayloadRef PAYLOAD =
            new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10);
    private static final Task TASK = new Task(new ClusterId("control"), 0, 0);
    private static final Policy OPEN = new BuiltInPolicy(TestFleet.fleet().build().policy());

    private final TestFleet fleet;
    private final Map<JobId, BatchEntry> entries = new TreeMap<>();
    private final Map<Token, SlotLease> leases = new LinkedHashMap<>();
    private final Bookings bookings = new Bookings();
    private Duration jobTime = Duration.ZERO;
    private Duration realTime = Duration.ZERO;
    private Set<String> up = TestFleet.ALL;
    private int policies = 1;
    private Policy policy = OPEN;
    private final Tokens tokens = TestTokens.counting();
    private @Nullable World world;

    DeciderBench() {
        this(new TestFleet());
    }

    DeciderBench(TestFleet fleet) {
        this.fleet = fleet;
    }

    static Job job(String id, String body, String residency, Duration until) {
        return job(id, body, residency, TestWorld.NOW.plus(until));
    }

    static Job job(String id, String body, Instant deadline) {
        return job(id, body, "", deadline);
    }

    private static Job job(String id, String body, String residency, Instant deadline) {
        return new Job(
                new JobId(id),
                HOME,
                TENANT,
                "small",
                Residency.parse(residency),
                new Objective.Complete(deadline, HOUR),
                TestWorld.NOW,
                Digest.of(body),
                PAYLOAD);
    }

    /// A job that one region alone may run, within a day.
    static Descriptor.Sound sound(String id) {
        return new Descriptor.Sound(job(id, "body", "SE", DAY));
    }

    static Descriptor cancel(String id) {
        return new Descriptor.Cancel(new JobId(id), HOME);
    }

    static Result outcome(Dispatch dispatch, Result.Kind kind) {
        return new Result(
                dispatch.job().id(),
                dispatch.job().origin(),
                dispatch.token(),
                dispatch.target(),
                dispatch.worker(),
                kind);
    }

    static Result.Finished finished(String execution) {
        Measured measured =
                new Measured(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        TestWorld.NOW,
                        TestWorld.NOW,
                        10,
                        100,
                        new KilowattHours(0.001),
                        "method");
        return new Result.Finished(
                new ExecutionId(execution), Digest.of("output of " + execution), measured);
    }

    static Result.Failed failed(boolean isRetryable) {
        return new Result.Failed(new ExecutionId("run"), "bad", isRetryable);
    }

    /// Real time has passed.
    DeciderBench after(Duration duration) {
        realTime = realTime.plus(duration);
        world = null;
        return this;
    }

    /// Job time has passed since the start.
    DeciderBench at(Duration sinceStart) {
        jobTime = sinceStart;
        world = null;
        return this;
    }

    DeciderBench up(String... workers) {
        up = Set.of(workers);
        world = null;
        return this;
    }

    /// The next policy forbids these regions.
    DeciderBench forbid(RegionWord regions) {
        policy = new ForbiddingPolicy(OPEN, regions);
        policies++;
        world = null;
        return this;
    }

    /// Decides by this text from now on.
    DeciderBench by(String text) {
        LoadedPolicy loaded =
                PolicyTexts.load(
                        world().policy().with(List.of(new PolicyText("test.helio", text))),
                        world().catalogue());
        if (!loaded.isSound()) {
            throw new AssertionError(loaded.faults());
        }
        policy = loaded.policy();
        return this;
    }

    World world() {
        World folded =
                world == null ? fleet.at(new Moment(jobTime, realTime, up, policies)) : world;
        world = folded;
        return folded;
    }

    Instant realNow() {
        return TestWorld.REAL_NOW.plus(realTime);
    }

    int lent(String worker) {
        int lent = 0;
        for (SlotLease lease : leases.values()) {
            lent += lease.worker().value().equals(worker) ? 1 : 0;
        }
        return lent;
    }

    SlotLease lease(Dispatch dispatch) {
        SlotLease lease = leases.get(dispatch.token());
        if (lease == null) {
            throw new AssertionError(dispatch.token() + " has no lease");
        }
        return lease;
    }

    Map<Token, SlotLease> leases() {
        return leases;
    }

    Policy policy() {
        return policy;
    }

    Bookings bookings() {
        return bookings;
    }

    BatchSituation situation() {
        return new BatchSituation(
                world(),
                policy,
                bookings,
                worker -> lent(worker.value()),
                tokens,
                (origin, job) -> 0,
                TASK);
    }

    @Nullable BatchEntry find(String id) {
        return entries.get(new JobId(id));
    }

    BatchEntry entry(String id) {
        BatchEntry entry = find(id);
        if (entry == null) {
            throw new AssertionError(id + " is unknown");
        }
        return entry;
    }

    Dispatch running(String id) {
        return as(BatchEntry.Running.class, entry(id)).dispatch();
    }

    private List<BatchChange> act(JobId job, List<BatchChange> changes) {
        BatchEntry after = BatchFold.apply(entries.get(job), changes);
        if (after != null) {
            entries.put(job, after);
            bookings.follow(job, after, world());
        }
        for (BatchChange change : changes) {
            if (change instanceof BatchChange.Release r) {
                leases.put(r.lease().token(), r.lease());
                bookings.lend(r.lease());
            } else if (change instanceof BatchChange.Free f) {
                leases.remove(f.token());
                bookings.free(f.token());
            } else if (change instanceof BatchChange.Charge c) {
                c.uses().forEach(bookings.spending()::add);
            }
        }
        return changes;
    }

    List<BatchChange> on(Descriptor descriptor) {
        BatchEntry entry = entries.get(descriptor.id());
        return act(descriptor.id(), Decider.onDescriptor(entry, descriptor, situation()));
    }

    List<BatchChange> on(Result outcome) {
        BatchEntry entry = entries.get(outcome.job());
        return act(outcome.job(), Decider.onOutcome(entry, outcome, situation()));
    }

    List<BatchChange> onDue(String id) {
        BatchEntry.Held held = as(BatchEntry.Held.class, entry(id));
        bookings.release(held.job().id());
        List<BatchChange> changes = Decider.onDue(held, situation());
        if (changes.isEmpty()) {
            bookings.follow(held.job().id(), held, world());
        }
        return act(held.job().id(), changes);
    }

    List<BatchChange> onLease(SlotLease lease, @Nullable Instant renewedAt) {
        BatchEntry entry = entries.get(lease.job());
        return act(
                lease.job(),
                Decider.onLease(lease, entry, Optional.ofNullable(renewedAt), situation()));
    }

    static <T> T as(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", was " + value);
        }
        return type.cast(value);
    }
}
