package io.heliotrope.router;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.ForbiddingPolicy;
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
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestFleet.Moment;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.token.TestTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One interactive job's entry, its world and its clock, moved by tests from outside.
final class RouterBench {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    static final Load IDLE = Load.NONE;

    private final TestFleet fleet = new TestFleet();
    private Duration realTime = Duration.ZERO;
    private Set<String> up = TestFleet.ALL;
    private int policies = 1;
    private RegionWord forbidden = RegionWord.NONE;
    private Purse purse = Purse.EMPTY;
    private @Nullable Policy by;
    private final Tokens tokens = TestTokens.counting();
    private @Nullable Entry entry;

    static Job job(String body) {
        return job(body, "", 10_000);
    }

    static Job job(String body, String residency, long sloMillis) {
        return new Job(
                new JobId("job"),
                new RegionId("de"),
                new TenantId("tenant"),
                "small",
                Residency.parse(residency),
                new Objective.Respond(
                        Duration.ofMillis(sloMillis), TestWorld.REAL_NOW.plus(PATIENCE), 100),
                TestWorld.NOW,
                Digest.of(body),
                new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10));
    }

    /// Another job like `model`, given up after `patience`.
    static Job like(Job model, JobId id, Digest digest, Duration patience) {
        return new Job(
                id,
                model.origin(),
                model.tenant(),
                model.model(),
                model.residency(),
                new Objective.Respond(
                        Duration.ofSeconds(10), TestWorld.REAL_NOW.plus(patience), 100),
                model.submittedAt(),
                digest,
                model.payload());
    }

    static Descriptor.Sound sound(String body) {
        return new Descriptor.Sound(job(body));
    }

    static Descriptor cancel() {
        return new Descriptor.Cancel(new JobId("job"), new RegionId("de"));
    }

    static Result result(Dispatch dispatch, Result.Kind kind) {
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

    RouterBench after(Duration duration) {
        realTime = realTime.plus(duration);
        return this;
    }

    RouterBench up(String... workers) {
        up = Set.of(workers);
        return this;
    }

    /// Decides by this text from now on.
    RouterBench by(String text) {
        by =
                PolicyTexts.policy(
                        world().policy().with(List.of(new PolicyText("test.helio", text))),
                        world().catalogue());
        return this;
    }

    /// May spend what is in there.
    RouterBench with(Purse some) {
        purse = some;
        return this;
    }

    /// The next policy forbids these regions.
    RouterBench forbid(RegionWord regions) {
        forbidden = regions;
        policies++;
        return this;
    }

    World world() {
        return fleet.at(new Moment(Duration.ZERO, realTime, up, policies));
    }

    Instant now() {
        return TestWorld.REAL_NOW.plus(realTime);
    }

    private Situation situation() {
        Policy base = by == null ? new BuiltInPolicy(world().policy()) : by;
        Policy policy = forbidden.isEmpty() ? base : new ForbiddingPolicy(base, forbidden);
        return new Situation(
                world(),
                policy,
                IDLE,
                purse,
                worker -> 0,
                tokens,
                new Task(new ClusterId("home"), 0, 0),
                0,
                now());
    }

    private List<Change> fold(List<Change> changes) {
        entry = Fold.apply(entry, changes);
        return changes;
    }

    List<Change> on(Descriptor descriptor) {
        return fold(Router.onDescriptor(entry, descriptor, situation()));
    }

    List<Change> on(Result result) {
        return fold(Router.onResult(entry, result, situation()));
    }

    List<Change> onEnd(Status status) {
        return fold(Router.onEnd(entry, status, situation()));
    }

    List<Change> onTimer(@Nullable Instant renewedAt) {
        return fold(Router.onTimer(entry(), Optional.ofNullable(renewedAt), situation()));
    }

    Entry entry() {
        if (entry == null) {
            throw new AssertionError("the job is unknown");
        }
        return entry;
    }

    boolean isUnknown() {
        return entry == null;
    }

    /// Submits a job that finds a worker.
    Dispatch dispatched() {
        on(sound("body"));
        return sent();
    }

    Dispatch sent() {
        return as(Entry.Sent.class, entry()).dispatch();
    }

    Status proposed() {
        return as(Entry.Proposed.class, entry()).status();
    }

    static <T> T as(Class<T> type, Object value) {
        if (!type.isInstance(value)) {
            throw new AssertionError("expected " + type.getSimpleName() + ", was " + value);
        }
        return type.cast(value);
    }
}
