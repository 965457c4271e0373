package io.heliotrope.router;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.ForbiddingPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One random history of a router task: its topics in memory, two workers, and what goes wrong
/// between.
///
/// Records are lost on the way out (the process died before the send), come twice, and topics are
/// read in any order relative to each other. Every step checks what must hold at every step.
final class RouterSchedule {
    private static final int STEPS = 70;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final List<String> WORKERS = List.of(TestFleet.BROWN, TestFleet.GREEN);
    private static final Policy OPEN = new BuiltInPolicy(TestFleet.fleet().build().policy());
    private static final Policy CLOSED = new ForbiddingPolicy(OPEN, RegionWord.NONE.with(1));
    private static final Digest BODY = Digest.of("body");
    private static final Digest OTHER = Digest.of("other");

    private final SplittableRandom random;
    private final TestFleet fleet;
    private final Map<JobId, Entry> entries = new TreeMap<>();
    private final List<Status> statusLog = new ArrayList<>();
    private final Deque<Dispatch> dispatches = new ArrayDeque<>();
    private final Deque<Result> results = new ArrayDeque<>();
    private final Map<String, List<Dispatch>> running = new TreeMap<>();
    private final Set<String> silent = new HashSet<>();
    private final Map<Token, Instant> listedAt = new HashMap<>();
    private final Map<Token, Dispatch> sent = new HashMap<>();
    private final Set<ExecutionId> executions = new HashSet<>();
    private int seconds;
    private int statusRead;
    private boolean isForbidden;
    private boolean isCalm;
    private World world;

    RouterSchedule(long seed, TestFleet fleet) {
        this.random = new SplittableRandom(seed);
        this.fleet = fleet;
        WORKERS.forEach(worker -> running.put(worker, new ArrayList<>()));
        this.world = fold();
    }

    private World fold() {
        Set<String> up = new HashSet<>(WORKERS);
        up.removeAll(silent);
        Duration realTime = Duration.ofSeconds(seconds);
        return fleet.at(new Moment(Duration.ZERO, realTime, up, isForbidden ? 2 : 1));
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        isCalm = true;
        silent.clear();
        for (int i = 0; i < 40; i++) {
            drain();
        }
        entries.forEach((job, entry) -> {
            check(entry instanceof Entry.Ended, "never ends", job);
            check(firstEnd(job).isPresent(), "has no end in the log", job);
        });
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> onJobRecord();
            case 2 -> takeDispatch();
            case 3, 4 -> endRun(WORKERS.get(random.nextInt(2)));
            case 5, 6 -> takeResult();
            case 7 -> readStatus();
            case 8, 9 -> passTime(1 + random.nextInt(3));
            case 10 -> onTimer();
            default -> breakSomething();
        }
    }

    private void drain() {
        while (!dispatches.isEmpty()) {
            takeDispatch();
        }
        WORKERS.forEach(this::endRun);
        while (!results.isEmpty()) {
            takeResult();
        }
        while (statusRead < statusLog.size()) {
            readStatus();
        }
        passTime(3);
        onTimer();
    }

    private void onJobRecord() {
        JobId id = new JobId("job-" + random.nextInt(3));
        Job model = RouterBench.job("body", random.nextInt(8) == 0 ? "JP" : "", 10_000);
        Job job =
                new Job(
                        id,
                        model.origin(),
                        model.tenant(),
                        model.model(),
                        model.residency(),
                        new Objective.Respond(
                                Duration.ofSeconds(10), TestWorld.REAL_NOW.plus(PATIENCE), 100),
                        model.submittedAt(),
                        random.nextInt(10) == 0 ? OTHER : BODY,
                        model.payload());
        Descriptor descriptor =
                random.nextInt(9) == 0
                        ? new Descriptor.Cancel(id, job.origin())
                        : new Descriptor.Sound(job);
        act(id, Router.onDescriptor(entries.get(id), descriptor, situation()));
    }

    private void takeDispatch() {
        Dispatch dispatch = dispatches.poll();
        if (dispatch == null) {
            return;
        }
        boolean isSeen =
                at(dispatch.worker().value()).contains(dispatch)
                        || executions.contains(execution(dispatch));
        if (isForbidden && dispatch.target().equals(new RegionId("se"))) {
            results.add(RouterBench.result(dispatch, new Result.Declined("forbidden", 2)));
        } else if (!isSeen) {
            at(dispatch.worker().value()).add(dispatch);
        }
    }

    private static ExecutionId execution(Dispatch dispatch) {
        return new ExecutionId("run of " + dispatch.token());
    }

    private void endRun(String worker) {
        if (at(worker).isEmpty()) {
            return;
        }
        Dispatch dispatch = at(worker).removeFirst();
        ExecutionId execution = execution(dispatch);
        executions.add(execution);
        boolean fails = !isCalm && random.nextInt(5) == 0;
        Result.Kind kind =
                fails
                        ? new Result.Failed(execution, "bad", random.nextInt(4) > 0)
                        : RouterBench.finished(execution.value());
        results.add(RouterBench.result(dispatch, kind));
    }

    private void takeResult() {
        Result result = results.poll();
        if (result != null) {
            act(result.job(), Router.onResult(entries.get(result.job()), result, situation()));
            if (!isCalm && random.nextInt(5) == 0) {
                results.add(result);
            }
        }
    }

    private void readStatus() {
        if (statusRead > 0 && !isCalm && random.nextInt(4) == 0) {
            statusRead--;
        }
        if (statusRead < statusLog.size()) {
            Status end = statusLog.get(statusRead++);
            act(end.job(), Router.onEnd(entries.get(end.job()), end, situation()));
        }
    }

    private void passTime(int more) {
        seconds += more;
        world = fold();
        for (String worker : WORKERS) {
            if (!silent.contains(worker)) {
                at(worker).forEach(d -> listedAt.put(d.token(), now()));
            }
        }
    }

    private void onTimer() {
        for (JobId job : List.copyOf(entries.keySet())) {
            Entry entry = entries.get(job);
            if (entry != null) {
                Optional<Instant> renewedAt =
                        entry instanceof Entry.Sent s
                                ? Optional.ofNullable(listedAt.get(s.dispatch().token()))
                                : Optional.empty();
                act(job, Router.onTimer(entry, renewedAt, situation()));
            }
        }
    }

    /// A worker forgets all, falls silent or speaks again, or a policy forbids a region.
    private void breakSomething() {
        String worker = WORKERS.get(random.nextInt(2));
        switch (random.nextInt(7)) {
            case 0, 1 -> at(worker).clear();
            case 2, 3 -> silent.add(worker);
            case 4, 5 -> silent.remove(worker);
            default -> isForbidden = true;
        }
        world = fold();
    }

    private void act(JobId job, List<Change> changes) {
        Entry before = entries.get(job);
        Entry after = Fold.apply(before, changes);
        for (Change change : changes) {
            check(
                    !(before instanceof Entry.Ended) || change instanceof Change.Drop,
                    "changes after its end",
                    job);
            switch (change) {
                case Change.Send s -> send(before, s.dispatch());
                case Change.Repeat r -> {
                    Dispatch stored = sent.get(r.dispatch().token());
                    check(r.dispatch().equals(stored), "repeats what was not sent", job);
                    emit(r.dispatch());
                }
                case Change.Propose p -> propose(p.status());
                case Change.Settle s ->
                        check(firstEnd(job).isPresent(), "settles without an end", job);
                case Change.Wait w -> {}
                case Change.Drop d -> {}
            }
        }
        if (after != null) {
            entries.put(job, after);
        }
    }

    private void send(@Nullable Entry before, Dispatch dispatch) {
        JobId job = dispatch.job().id();
        check(!(before instanceof Entry.Proposed), "is sent after its end was proposed", job);
        check(sent.put(dispatch.token(), dispatch) == null, "uses a token again", job);
        emit(dispatch);
    }

    private void emit(Dispatch dispatch) {
        boolean isToForbidden = isForbidden && dispatch.target().equals(new RegionId("se"));
        check(!isToForbidden, "is sent where it is forbidden", dispatch.job().id());
        if (isCalm || random.nextInt(8) > 0) {
            dispatches.add(dispatch);
        }
    }

    private void propose(Status status) {
        JobId job = status.job();
        if (status.state() instanceof Status.Refused) {
            check(
                    sent.values().stream().noneMatch(d -> d.job().id().equals(job)),
                    "is refused after it was sent",
                    job);
        }
        if (status.state() instanceof Status.Done done) {
            check(executions.contains(done.execution()), "names a run that never was", job);
        }
        if (isCalm || random.nextInt(4) > 0) {
            statusLog.add(status);
        }
    }

    private Optional<Status> firstEnd(JobId job) {
        return statusLog.stream().filter(s -> s.job().equals(job)).findFirst();
    }

    private Instant now() {
        return TestWorld.REAL_NOW.plusSeconds(seconds);
    }

    private Situation situation() {
        return new Situation(
                world,
                isForbidden ? CLOSED : OPEN,
                Load.NONE,
                worker -> 0,
                () -> new Token("token-" + sent.size()),
                new Task(new ClusterId("home"), 0, 0),
                0,
                now());
    }

    private static void check(boolean holds, String what, JobId job) {
        if (!holds) {
            throw new AssertionError(job + " " + what);
        }
    }

    /// The dispatches that a worker holds.
    private List<Dispatch> at(String worker) {
        return Objects.requireNonNull(running.get(worker), worker);
    }
}
