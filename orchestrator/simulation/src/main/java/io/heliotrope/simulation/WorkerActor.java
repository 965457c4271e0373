package io.heliotrope.simulation;

import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Result;
import io.heliotrope.simulation.WorkerLogs.Taken;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Permission;
import io.heliotrope.worker.TokenMemory;
import io.heliotrope.worker.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// One worker: production's fold of its dispatch logs, and a simulated engine behind it.
///
/// A crash forgets what it ran and which tokens it saw; positions and epochs that it had stored
/// survive.
final class WorkerActor {
    private static final int QUEUE = 2;

    final Scene scene;
    final RegionId region;
    final WorkerId id;
    final View view;
    final Outbox outbox = new Outbox();
    boolean isCutOff;
    boolean isPaused;
    boolean isDead;
    boolean isHung;
    boolean isDraining;
    private final WorkerLogs logs;
    private final Map<Token, Run> held = new LinkedHashMap<>();
    private DispatchFold fold;
    private int boots;
    private int executions;
    private long beats;

    WorkerActor(Scene scene, WorkerId id, RegionId region) {
        this.scene = scene;
        this.region = region;
        this.id = id;
        this.view = new View(scene.control);
        this.logs = new WorkerLogs(scene.homes, region);
        this.fold = boot();
    }

    private DispatchFold boot() {
        boots++;
        executions = scene.rules.namesExecutionsAnew() ? executions : 0;
        DispatchFold fresh =
                new DispatchFold(id, permission(), new TokenMemory(1000, Duration.ofHours(1)));
        held.clear();
        logs.begin(fresh, scene.rules.keepsEpochs());
        return fresh;
    }

    private Permission permission() {
        return new Permission(region, job -> true, () -> Optional.of(view.world()));
    }

    boolean canWork() {
        return !isDead && !isPaused;
    }

    void restart() {
        isDead = false;
        isPaused = false;
        isHung = false;
        isDraining = false;
        view.readAll();
        fold = boot();
        scene.trace(id, "boots for the " + boots + ". time");
    }

    void die(Dice dice) {
        isDead = true;
        outbox.breakOff(dice);
        held.clear();
    }

    /// Whether it has something to read or to answer now.
    boolean hasNews() {
        return canWork() && (logs.isBehind() || !outbox.isEmpty());
    }

    /// Reads the next record of one of its logs.
    void readDispatch(Dice dice) {
        if (canWork()) {
            logs.next(fold, dice).ifPresent(this::accept);
        }
    }

    private void accept(Taken taken) {
        Dispatch dispatch = taken.dispatch();
        Verdict verdict = scene.rules.judge(fold, taken.arrival(), view.world().now(), scene.now());
        if (!(verdict instanceof Verdict.Drop(Verdict.Drop.Reason reason)
                && reason == Verdict.Drop.Reason.OTHER_WORKER)) {
            scene.trace(id, verdict + " " + dispatch.token());
        }
        switch (verdict) {
            case Verdict.Drop drop -> {}
            case Verdict.Decline(Objection objection) ->
                    decline(taken, objection.text(), objection.policyOffset());
            case Verdict.Run run -> place(taken);
        }
    }

    private void place(Taken taken) {
        Lane lane = taken.dispatch().job().lane();
        long inLane = held.values().stream().filter(run -> run.lane() == lane).count();
        if (isDraining || inLane >= slots(lane) + QUEUE) {
            decline(taken, isDraining ? "DRAINING" : "QUEUE_FULL", view.seen().policy());
        } else {
            held.put(taken.dispatch().token(), Run.waiting(taken));
        }
    }

    private static int slots(Lane lane) {
        return lane == Lane.INTERACTIVE ? Fleet.INTERACTIVE_SLOTS : Fleet.BATCH_SLOTS;
    }

    /// Starts what has a slot and ends what has run long enough; some runs fail.
    void run(Dice dice) {
        if (!canWork() || isHung) {
            return;
        }
        for (Run each : List.copyOf(held.values())) {
            if (each.hasRunLongEnough(scene.now(), view.world().now())) {
                end(each, dice);
            } else if (!each.isRunning() && hasSlot(each.lane())) {
                start(each);
            }
        }
    }

    private boolean hasSlot(Lane lane) {
        return held.values().stream().filter(run -> run.isRunning() && run.lane() == lane).count()
                < slots(lane);
    }

    private void start(Run waiting) {
        Dispatch dispatch = waiting.dispatch();
        Optional<Objection> objection =
                scene.rules.looksAgain()
                        ? permission().objection(dispatch.job())
                        : Optional.empty();
        boolean isLate =
                waiting.lane() == Lane.INTERACTIVE && dispatch.notAfter().isBefore(scene.now());
        if (objection.isPresent() || isLate) {
            held.remove(dispatch.token());
            decline(
                    waiting.taken(),
                    objection.map(Objection::text).orElse("TOO_LATE"),
                    view.seen().policy());
            return;
        }
        ExecutionId execution = execution();
        scene.witness.started(dispatch, execution, id, view.seen());
        scene.trace(id, "runs " + dispatch.token() + " as " + execution);
        Instant now = waiting.lane() == Lane.BATCH ? view.world().now() : scene.now();
        held.put(dispatch.token(), new Run(waiting.taken(), execution, now));
    }

    private ExecutionId execution() {
        String boot = scene.rules.namesExecutionsAnew() ? "-boot" + boots : "";
        return new ExecutionId(id + boot + "-" + executions++);
    }

    private void end(Run run, Dice dice) {
        ExecutionId execution = Objects.requireNonNull(run.execution(), "only a run ends");
        held.remove(run.dispatch().token());
        boolean fails = scene.areEnginesFlaky && dice.onceIn(8);
        Result.Kind kind =
                fails
                        ? new Result.Failed(execution, "engine failed", dice.below(4) > 0)
                        : over(run, execution);
        answer(run.taken(), kind);
        if (scene.areAnswersRepeated && dice.onceIn(4)) {
            answer(run.taken(), kind);
        }
    }

    private Result.Kind over(Run run, ExecutionId execution) {
        Measured measured = run.measured(view.world().now());
        return run.dispatch().receipt().pauseAfter().isPresent()
                ? new Result.Paused(execution, measured)
                : new Result.Finished(execution, digest(execution), measured);
    }

    /// What an execution's output amounts to.
    static Digest digest(ExecutionId execution) {
        return Digest.of("output of " + execution);
    }

    private void decline(Taken taken, String reason, long policyOffset) {
        scene.trace(id, "declines " + taken.dispatch().token() + ": " + reason);
        answer(taken, new Result.Declined(reason, policyOffset));
    }

    private void answer(Taken taken, Result.Kind kind) {
        Dispatch dispatch = taken.dispatch();
        Lane lane = dispatch.job().lane();
        HomeCluster home = taken.home();
        Result result =
                new Result(
                        dispatch.job().id(),
                        dispatch.job().origin(),
                        dispatch.token(),
                        region,
                        id,
                        kind);
        Log<Result> log = lane == Lane.BATCH ? home.batchResults : home.interactiveResults;
        outbox.send(log, () -> log.append(scene.now(), result));
        scene.rules
                .workersWord(result, lane)
                .ifPresent(word ->
                        outbox.send(home.status, () -> home.status.append(scene.now(), word)));
    }

    /// Stores how far each log is settled, with the epochs seen by then.
    void commit() {
        if (canWork() && outbox.isEmpty()) {
            logs.store(held.values().stream().map(Run::taken).toList(), fold);
        }
    }

    /// Says that it lives and which tokens it holds.
    void beat() {
        if (!canWork() || isCutOff) {
            return;
        }
        scene.control.publish(
                scene.now(),
                new Heartbeat(
                        id,
                        region,
                        "boot-" + boots,
                        beats++,
                        isDraining ? Health.DRAINING : Health.READY,
                        load(Lane.INTERACTIVE),
                        load(Lane.BATCH),
                        new TreeSet<>(List.of(Fleet.MODEL)),
                        List.copyOf(held.keySet())));
    }

    private LaneLoad load(Lane lane) {
        int running = 0;
        int queued = 0;
        for (Run each : held.values()) {
            if (each.lane() == lane) {
                running += each.isRunning() ? 1 : 0;
                queued += each.isRunning() ? 0 : 1;
            }
        }
        return new LaneLoad(slots(lane), queued, running, Double.NaN);
    }

    void readOn(Dice dice) {
        if (canWork() && !isCutOff) {
            view.readOn(dice);
        }
    }
}
