package io.heliotrope.simulation;

import io.heliotrope.log.Epochs;
import io.heliotrope.log.LogPartition;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.LaneLoad;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.worker.Arrival;
import io.heliotrope.worker.DispatchFold;
import io.heliotrope.worker.Objection;
import io.heliotrope.worker.Permission;
import io.heliotrope.worker.TokenMemory;
import io.heliotrope.worker.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// One worker: production's fold of its dispatch logs, and a simulated engine behind it.
///
/// A crash forgets what it ran and which tokens it saw; positions and epochs that it had stored
/// survive.
final class WorkerActor {
    private static final int QUEUE = 2;
    private static final Duration SERVICE = Duration.ofSeconds(2);

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
    private final Map<Log<DispatchLine>, HomeCluster> homes = new LinkedHashMap<>();
    private final Map<Log<DispatchLine>, LogPartition> logs = new HashMap<>();
    private final Map<Log<DispatchLine>, Long> stored = new HashMap<>();
    private final Map<Log<DispatchLine>, String> storedEpochs = new HashMap<>();
    private final Map<Log<DispatchLine>, Long> read = new HashMap<>();
    private final Map<Log<DispatchLine>, Long> backlogEnds = new HashMap<>();
    private final Map<Token, Held> held = new LinkedHashMap<>();
    private DispatchFold fold;
    private int boots;
    private int executions;
    private long beats;

    /// A dispatch in hand: waiting, or running until its end.
    private record Held(
            Log<DispatchLine> log,
            HomeCluster home,
            long offset,
            Dispatch dispatch,
            ExecutionId execution,
            Instant startedAt,
            boolean isRunning) {}

    WorkerActor(Scene scene, WorkerId id, RegionId region) {
        this.scene = scene;
        this.region = region;
        this.id = id;
        this.view = new View(scene.control);
        for (HomeCluster home : scene.homes) {
            for (Lane lane : Lane.values()) {
                Log<DispatchLine> log =
                        lane == Lane.INTERACTIVE ? home.interactive(region) : home.batch(region);
                homes.put(log, home);
                logs.put(log, new LogPartition(home.id, lane, 0));
            }
        }
        this.fold = boot();
    }

    private DispatchFold boot() {
        boots++;
        executions = scene.rules.namesExecutionsAnew() ? executions : 0;
        DispatchFold fresh =
                new DispatchFold(
                        id,
                        new Permission(region, job -> true, () -> Optional.of(view.world())),
                        new TokenMemory(1000, Duration.ofHours(1)));
        held.clear();
        for (Log<DispatchLine> log : homes.keySet()) {
            long from = stored.getOrDefault(log, 0L);
            read.put(log, from);
            backlogEnds.put(log, log.end());
            if (scene.rules.keepsEpochs()) {
                fresh.restore(partition(log), Epochs.parse(storedEpochs.getOrDefault(log, "")));
            }
        }
        return fresh;
    }

    private LogPartition partition(Log<DispatchLine> log) {
        LogPartition partition = logs.get(log);
        if (partition == null) {
            throw new IllegalArgumentException(id + " does not read " + log);
        }
        return partition;
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

    /// Whether it has something to read, to answer or to start now.
    boolean hasNews() {
        if (!canWork()) {
            return false;
        }
        for (Log<DispatchLine> log : homes.keySet()) {
            if (position(log) < log.end()) {
                return true;
            }
        }
        return !outbox.isEmpty();
    }

    /// Reads the next record of one of its logs.
    void readDispatch(Dice dice) {
        if (!canWork()) {
            return;
        }
        List<Log<DispatchLine>> behind = new ArrayList<>();
        homes.keySet()
                .forEach(log -> {
                    if (position(log) < log.end()) {
                        behind.add(log);
                    }
                });
        if (behind.isEmpty()) {
            return;
        }
        Log<DispatchLine> log = dice.oneOf(behind);
        long offset = position(log);
        read.put(log, offset + 1);
        Log.Line<DispatchLine> line = log.at(offset);
        switch (line.value()) {
            case DispatchLine.Marked(var task) -> fold.mark(partition(log), task);
            case DispatchLine.Sent sent -> accept(log, offset, line.at(), sent.dispatch());
        }
    }

    private long position(Log<DispatchLine> log) {
        return read.getOrDefault(log, 0L);
    }

    private void accept(Log<DispatchLine> log, long offset, Instant writtenAt, Dispatch dispatch) {
        boolean isBacklog = offset < backlogEnds.getOrDefault(log, 0L);
        Arrival arrival = new Arrival(partition(log), writtenAt, isBacklog, dispatch);
        Verdict verdict = scene.rules.judge(fold, arrival, view.world().now(), scene.now());
        if (!(verdict instanceof Verdict.Drop(Verdict.Drop.Reason reason)
                && reason == Verdict.Drop.Reason.OTHER_WORKER)) {
            scene.trace(id, verdict + " " + dispatch.token());
        }
        switch (verdict) {
            case Verdict.Drop drop -> {}
            case Verdict.Decline(Objection objection) ->
                    decline(home(log), dispatch, objection.text(), objection.policyOffset());
            case Verdict.Run run -> place(log, offset, dispatch);
        }
    }

    private HomeCluster home(Log<DispatchLine> log) {
        HomeCluster home = homes.get(log);
        if (home == null) {
            throw new IllegalArgumentException(id + " does not read " + log);
        }
        return home;
    }

    private void place(Log<DispatchLine> log, long offset, Dispatch dispatch) {
        Lane lane = dispatch.job().lane();
        long inLane = held.values().stream().filter(h -> h.dispatch().job().lane() == lane).count();
        if (isDraining || inLane >= slots(lane) + QUEUE) {
            decline(
                    home(log),
                    dispatch,
                    isDraining ? "DRAINING" : "QUEUE_FULL",
                    view.seen().policy());
            return;
        }
        held.put(
                dispatch.token(),
                new Held(
                        log,
                        home(log),
                        offset,
                        dispatch,
                        new ExecutionId("none"),
                        scene.now(),
                        false));
    }

    private static int slots(Lane lane) {
        return lane == Lane.INTERACTIVE ? Fleet.INTERACTIVE_SLOTS : Fleet.BATCH_SLOTS;
    }

    /// Starts what has a slot and ends what has run long enough; some runs fail.
    void run(Dice dice) {
        if (!canWork() || isHung) {
            return;
        }
        for (Held each : List.copyOf(held.values())) {
            if (each.isRunning()) {
                if (hasRunLongEnough(each)) {
                    end(each, dice);
                }
            } else if (hasSlot(each.dispatch().job().lane())) {
                start(each);
            }
        }
    }

    private boolean hasSlot(Lane lane) {
        return held.values().stream()
                        .filter(h -> h.isRunning() && h.dispatch().job().lane() == lane)
                        .count()
                < slots(lane);
    }

    private void start(Held each) {
        Dispatch dispatch = each.dispatch();
        Permission permission =
                new Permission(region, job -> true, () -> Optional.of(view.world()));
        Optional<Objection> objection =
                scene.rules.looksAgain() ? permission.objection(dispatch.job()) : Optional.empty();
        boolean isLate =
                dispatch.job().lane() == Lane.INTERACTIVE
                        && dispatch.notAfter().isBefore(scene.now());
        if (objection.isPresent() || isLate) {
            held.remove(dispatch.token());
            decline(
                    each.home(),
                    dispatch,
                    objection.map(Objection::text).orElse("TOO_LATE"),
                    view.seen().policy());
            return;
        }
        ExecutionId execution = execution();
        scene.witness.started(dispatch, execution, id, view.seen());
        scene.trace(id, "runs " + dispatch.token() + " as " + execution);
        held.put(
                dispatch.token(),
                new Held(
                        each.log(),
                        each.home(),
                        each.offset(),
                        dispatch,
                        execution,
                        dispatch.job().lane() == Lane.BATCH ? view.world().now() : scene.now(),
                        true));
    }

    private ExecutionId execution() {
        String boot = scene.rules.namesExecutionsAnew() ? "-boot" + boots : "";
        return new ExecutionId(id + boot + "-" + executions++);
    }

    private boolean hasRunLongEnough(Held each) {
        return switch (each.dispatch().job().objective()) {
            case Objective.Respond r -> !each.startedAt().plus(SERVICE).isAfter(scene.now());
            case Objective.Complete c ->
                    !each.startedAt().plus(c.gpuTime()).isAfter(view.world().now());
        };
    }

    private void end(Held each, Dice dice) {
        held.remove(each.dispatch().token());
        boolean fails = scene.areEnginesFlaky && dice.onceIn(8);
        Result.Kind kind =
                fails
                        ? new Result.Failed(each.execution(), "engine failed", dice.below(4) > 0)
                        : new Result.Finished(
                                each.execution(), digest(each.execution()), measured(each));
        Result result = result(each.dispatch(), kind);
        send(each.home(), each.dispatch().job().lane(), result);
        if (scene.areAnswersRepeated && dice.onceIn(4)) {
            send(each.home(), each.dispatch().job().lane(), result);
        }
    }

    /// What an execution's output amounts to.
    static Digest digest(ExecutionId execution) {
        return Digest.of("output of " + execution);
    }

    private Measured measured(Held each) {
        Instant from =
                each.dispatch().job().lane() == Lane.BATCH ? each.startedAt() : view.world().now();
        Instant to =
                each.dispatch().job().objective() instanceof Objective.Complete c
                        ? from.plus(c.gpuTime())
                        : from;
        return new Measured(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofSeconds(1),
                from,
                to,
                1,
                1,
                new KilowattHours(0.001),
                "simulated");
    }

    private void decline(HomeCluster home, Dispatch dispatch, String reason, long policyOffset) {
        scene.trace(id, "declines " + dispatch.token() + ": " + reason);
        send(
                home,
                dispatch.job().lane(),
                result(dispatch, new Result.Declined(reason, policyOffset)));
    }

    private Result result(Dispatch dispatch, Result.Kind kind) {
        return new Result(
                dispatch.job().id(), dispatch.job().origin(), dispatch.token(), region, id, kind);
    }

    private void send(HomeCluster home, Lane lane, Result result) {
        Log<Result> log = lane == Lane.BATCH ? home.batchResults : home.interactiveResults;
        outbox.send(log, () -> log.append(scene.now(), result));
        scene.rules
                .workersWord(result, lane)
                .ifPresent(word ->
                        outbox.send(home.status, () -> home.status.append(scene.now(), word)));
    }

    /// Stores how far each log is settled, with the epochs seen by then.
    void commit() {
        if (!canWork() || !outbox.isEmpty()) {
            return;
        }
        for (Log<DispatchLine> log : homes.keySet()) {
            long settled = position(log);
            for (Held each : held.values()) {
                if (each.log() == log) {
                    settled = Math.min(settled, each.offset());
                }
            }
            stored.put(log, settled);
            storedEpochs.put(log, fold.epochs(partition(log)));
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
        for (Held each : held.values()) {
            if (each.dispatch().job().lane() == lane) {
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
