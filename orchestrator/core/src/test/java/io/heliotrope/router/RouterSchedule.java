package io.heliotrope.router;

import io.heliotrope.decide.BuiltInPolicy;
import io.heliotrope.decide.ForbiddingPolicy;
import io.heliotrope.decide.Policy;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.policy.RegionWord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.Lease;
import io.heliotrope.state.TestFleet;
import io.heliotrope.state.TestFleet.Moment;
import io.heliotrope.state.TestWorld;
import io.heliotrope.state.World;
import io.heliotrope.token.TestTokens;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final Policy OPEN = new BuiltInPolicy(TestFleet.fleet().build().policy());
    private static final Policy CLOSED = new ForbiddingPolicy(OPEN, RegionWord.NONE.with(1));
    private static final Job ANYWHERE = RouterBench.job("body", "", 10_000);
    private static final Job ABROAD = RouterBench.job("body", "JP", 10_000);

    private final SplittableRandom random;
    private final TestFleet fleet;
    private final RouterWorkers workers;
    private final Map<JobId, Entry> entries = new TreeMap<>();
    private final List<Status> statusLog = new ArrayList<>();
    private final Deque<Dispatch> dispatches = new ArrayDeque<>();
    private final Deque<Result> results = new ArrayDeque<>();
    private final Map<Token, Dispatch> sent = new HashMap<>();
    private final Tokens tokens = TestTokens.counting();
    private int seconds;
    private int statusRead;
    private boolean isForbidden;
    private boolean isCalm;
    private World world;

    RouterSchedule(long seed, TestFleet fleet) {
        this.random = new SplittableRandom(seed);
        this.fleet = fleet;
        this.workers = new RouterWorkers(random);
        this.world = fold();
    }

    private World fold() {
        Duration realTime = Duration.ofSeconds(seconds);
        return fleet.at(new Moment(Duration.ZERO, realTime, workers.up(), isForbidden ? 2 : 1));
    }

    void run() {
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        isCalm = true;
        workers.recover();
        for (int i = 0; i < 40 && !hasEnded(); i++) {
            drain();
        }
        entries.forEach((job, entry) -> {
            check(entry instanceof Entry.Ended, "never ends", job);
            check(firstEnd(job).isPresent(), "has no end in the log", job);
        });
    }

    private boolean hasEnded() {
        return entries.values().stream().allMatch(entry -> entry instanceof Entry.Ended);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> onJobRecord();
            case 2 -> takeDispatch();
            case 3, 4 -> endRun(RouterWorkers.NAMES.get(random.nextInt(2)));
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
        RouterWorkers.NAMES.forEach(this::endRun);
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
        Job model = random.nextInt(8) == 0 ? ABROAD : ANYWHERE;
        Digest body = Digest.of(random.nextInt(10) == 0 ? "other" : "body");
        Job job = RouterBench.like(model, id, body, PATIENCE);
        Descriptor descriptor =
                random.nextInt(9) == 0
                        ? new Descriptor.Cancel(id, job.origin())
                        : new Descriptor.Sound(job);
        act(id, Router.onDescriptor(entries.get(id), descriptor, situation()));
    }

    private void takeDispatch() {
        Dispatch dispatch = dispatches.poll();
        if (dispatch != null) {
            workers.take(dispatch, isForbidden).ifPresent(results::add);
        }
    }

    private void endRun(String worker) {
        workers.end(worker, isCalm ? 0 : 5).ifPresent(results::add);
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
        workers.beat(now());
    }

    private void onTimer() {
        for (JobId job : List.copyOf(entries.keySet())) {
            Entry entry = entries.get(job);
            if (entry != null) {
                Optional<Instant> renewedAt =
                        entry instanceof Entry.Sent s
                                ? workers.listedAt(s.dispatch().token())
                                : Optional.empty();
                List<Change> changes = Router.onTimer(entry, renewedAt, situation());
                checkWatch(job, entry, changes);
                act(job, changes);
                checkLease(job);
            }
        }
    }

    /// A job whose watch is not due may be left alone.
    private void checkWatch(JobId job, Entry entry, List<Change> changes) {
        boolean isDue = Watch.over(entry).isDue(workers::listedAt, situation());
        check(isDue || changes.isEmpty(), "is due, and its watch does not tell", job);
    }

    /// After the timer no dispatch is left whose token went unlisted for longer than a lease.
    private void checkLease(JobId job) {
        if (entries.get(job) instanceof Entry.Sent s) {
            Instant listed = workers.listedAt(s.dispatch().token()).orElse(s.leasedAt());
            Instant since = listed.isAfter(s.leasedAt()) ? listed : s.leasedAt();
            check(!since.plus(Lease.LENGTH).isBefore(now()), "keeps a token nobody has", job);
        }
    }

    /// A worker forgets all, falls silent or speaks again, or a policy forbids a region.
    private void breakSomething() {
        isForbidden |= !workers.breakOne();
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
                case Change.Propose p -> propose(before, p.status());
                case Change.Settle s -> check(firstEnd(job).isPresent(), "settles too soon", job);
                case Change.Wait _, Change.Drop _, Change.Charge _, Change.Ask _ -> {}
                case Change.Reject r -> check(false, "has a genuine result rejected", job);
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

    private void propose(@Nullable Entry before, Status status) {
        JobId job = status.job();
        if (status.state() instanceof Status.Refused) {
            check(
                    sent.values().stream().noneMatch(d -> d.job().id().equals(job)),
                    "is refused after it was sent",
                    job);
        }
        if (status.state() instanceof Status.Done done) {
            check(workers.hasRun(done.execution()), "names a run that never was", job);
            boolean isCurrent =
                    before instanceof Entry.Proposed
                            || (before instanceof Entry.Sent s
                                    && s.dispatch().token().equals(done.token()));
            check(isCurrent, "ends by a token that it no longer has", job);
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
                Purse.EMPTY,
                worker -> 0,
                tokens,
                new Task(new ClusterId("home"), 0, 0),
                0,
                now());
    }

    private static void check(boolean holds, String what, JobId job) {
        if (!holds) {
            throw new AssertionError(job + " " + what);
        }
    }
}
