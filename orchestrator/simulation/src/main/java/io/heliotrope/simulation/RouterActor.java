package io.heliotrope.simulation;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;
import io.heliotrope.router.Change;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Purse;
import io.heliotrope.router.Situation;
import io.heliotrope.state.Renewals;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One instance of a router task: the shell around production's router.
///
/// An instance that was replaced and goes on is a zombie: it may send, and its commits are refused.
final class RouterActor {
    final Scene scene;
    final HomeCluster home;
    final int instance;
    final String name;
    final View view;
    final Outbox outbox = new Outbox();
    final Renewals renewals = new Renewals();
    final RouterJobs jobs = new RouterJobs();
    final Duration skew;
    @Nullable RouterStart start;
    Task task;
    boolean isPaused;
    boolean isDead;
    private long jobsRead;
    private long resultsRead;
    private long statusRead;
    private final Tokens tokens;
    private @Nullable Map<Log<?>, Long> captured;

    RouterActor(Scene scene, HomeCluster home, int instance, Duration skew) {
        this.scene = scene;
        this.home = home;
        this.instance = instance;
        this.name = "router-" + home + "#" + instance;
        this.view = new View(scene.control);
        this.skew = skew;
        this.tokens = scene.tokens(name);
        this.task = new Task(home.id, 0, 0);
        this.start = new RouterStart(this);
    }

    boolean canWork() {
        return !isDead && !isPaused;
    }

    /// The task begins to process: from what the group committed.
    void begun(Task drawn) {
        task = drawn;
        start = null;
        jobsRead = home.jobsRead;
        resultsRead = home.resultsRead;
        statusRead = home.statusRead;
    }

    /// One step of the start, or one record.
    void step(Dice dice) {
        if (!canWork()) {
            return;
        }
        if (start != null) {
            start.step();
            return;
        }
        int first = dice.below(3);
        for (int i = 0; i < 3; i++) {
            if (poll((first + i) % 3)) {
                return;
            }
        }
    }

    boolean isIdle() {
        return start == null
                && outbox.isEmpty()
                && jobsRead == home.interactiveJobs.end()
                && resultsRead == home.interactiveResults.end()
                && statusRead == home.status.end();
    }

    /// Takes the next record of jobs, results or status, by number; false when there is none.
    private boolean poll(int source) {
        if (source == 0 && jobsRead < home.interactiveJobs.end()) {
            onDescriptor(home.interactiveJobs.at(jobsRead++).value());
            return true;
        }
        if (source == 1 && resultsRead < home.interactiveResults.end()) {
            onResult(home.interactiveResults.at(resultsRead++).value());
            return true;
        }
        if (source == 2 && statusRead < home.status.end()) {
            onStatus(home.status.at(statusRead++).value());
            return true;
        }
        return false;
    }

    private void onDescriptor(Descriptor descriptor) {
        Entry before = jobs.find(descriptor.id());
        act(descriptor.id(), before, scene.rules.onDescriptor(before, descriptor, situation()));
    }

    private void onResult(Result result) {
        Entry before = jobs.find(result.job());
        if (before instanceof Entry.Sent(Dispatch dispatch, int failures, var leasedAt)) {
            scene.witness.read(dispatch, result, scene.forger);
        }
        act(result.job(), before, scene.rules.onResult(before, result, situation()));
    }

    private void onStatus(StatusRecord read) {
        switch (read) {
            case Marker marker -> {
                if (marker.task().isSameTask(task)
                        && marker.task().epoch() > task.epoch()
                        && scene.rules.stopsWhenSuperseded()) {
                    scene.trace(name, "reads a later marker and stops");
                    die(new Dice(0));
                }
            }
            case Status status -> {
                if (status.lane() == Lane.INTERACTIVE
                        && status.state() instanceof Status.Terminal
                        && status.task().epoch() >= task.epoch()) {
                    Entry before = jobs.find(status.job());
                    act(status.job(), before, scene.rules.onEnd(before, status, situation()));
                }
            }
        }
    }

    /// Looks at every open job, as the patrol does.
    void timer() {
        if (!canWork() || start != null) {
            return;
        }
        Situation situation = situation();
        renewals.observe(situation.world());
        for (JobId job : jobs.all()) {
            Entry entry = jobs.find(job);
            if (entry != null && !(entry instanceof Entry.Ended)) {
                Optional<Instant> renewedAt =
                        entry instanceof Entry.Sent s
                                ? scene.rules.renewedAt(
                                        renewals,
                                        s.dispatch().token(),
                                        s.dispatch().worker(),
                                        situation.world())
                                : Optional.empty();
                act(job, entry, scene.rules.onTimer(entry, renewedAt, situation));
            }
        }
    }

    /// Commits what was processed, if all that it led to has landed.
    void commit() {
        boolean isEarly = scene.rules.commitsAfterLanding() && !outbox.isEmpty();
        if (!canWork() || start != null || isEarly) {
            return;
        }
        if (captured != null) {
            storeTails(captured);
        }
        captured = tails();
        if (home.routerOwner == instance) {
            home.jobsRead = jobsRead;
            home.resultsRead = resultsRead;
            home.statusRead = statusRead;
        } else {
            scene.trace(name, "commits in vain");
        }
    }

    private Map<Log<?>, Long> tails() {
        Map<Log<?>, Long> positions = new HashMap<>();
        home.interactiveDispatches.values().forEach(log -> positions.put(log, log.end()));
        positions.put(home.status, statusRead);
        return positions;
    }

    void storeTails(Map<Log<?>, Long> positions) {
        positions.forEach((log, position) ->
                sendToChangelog(new StoreLine.TailOf(log.name(), task.epoch(), position)));
    }

    void sendToChangelog(StoreLine line) {
        outbox.send(home.changelog, () -> home.changelog.append(scene.now(), line));
    }

    /// Reads on in the control topics.
    void readOn(Dice dice) {
        if (!canWork() || home.isCutOff) {
            return;
        }
        if (view.isLawBehind() && scene.rules.flushesBeforeLaw()) {
            outbox.landAll();
        }
        view.readOn(dice);
    }

    /// Replaces a job's entry, in the store and in its changelog.
    void put(JobId job, @Nullable Entry before, Entry after) {
        jobs.put(job, before, after);
        sendToChangelog(new StoreLine.Of(job, task.epoch(), after));
    }

    private void act(JobId job, @Nullable Entry before, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        Entry after = scene.rules.fold(before, changes);
        if (after != null && !after.equals(before)) {
            put(job, before, after);
        }
        for (Change change : changes) {
            scene.trace(name, change);
            switch (change) {
                case Change.Send s -> send(s.dispatch());
                case Change.Repeat r -> send(r.dispatch());
                case Change.Propose p -> say(p.status());
                case Change.Wait w -> {
                    if (w.announce()) {
                        say(
                                new Status(
                                        job,
                                        w.job().origin(),
                                        Lane.INTERACTIVE,
                                        task,
                                        new Status.Held(),
                                        w.receipt()));
                    }
                }
                case Change.Charge _, Change.Ask _ ->
                        throw new IllegalStateException("no policy here has budgets: " + change);
                case Change.Settle _, Change.Drop _, Change.Reject _ -> {}
            }
        }
    }

    private void send(Dispatch dispatch) {
        Log<DispatchLine> log = home.interactive(dispatch.target());
        WorldOffsets known = view.seen();
        outbox.send(
                log,
                () ->
                        log.append(
                                scene.now(),
                                new DispatchLine.Sent(
                                        dispatch,
                                        scene.rules.flushesBeforeLaw() ? known : view.seen())));
    }

    private void say(Status status) {
        outbox.send(home.status, () -> home.status.append(scene.now(), status));
    }

    private Situation situation() {
        World world = scene.rules.world(view.world());
        Policy policy = scene.policies.of(world);
        return new Situation(
                world,
                policy,
                jobs.load(world.catalogue()),
                Purse.EMPTY,
                jobs::outstanding,
                tokens,
                task,
                0,
                scene.now().plus(skew));
    }

    /// The process is gone; part of what it had sent may still land, also after its successor
    /// began.
    void die(Dice dice) {
        isDead = true;
        scene.isSomebodyGone = true;
        scene.leave(outbox.leave(dice));
    }
}
