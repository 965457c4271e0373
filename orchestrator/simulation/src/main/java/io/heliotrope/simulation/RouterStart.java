package io.heliotrope.simulation;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a router task begins anew, one step at a time: restore, draw the epoch, mark each log, read
/// the tails, store what was taken over, store where it was read to.
final class RouterStart {
    private final RouterActor router;
    private final HomeCluster home;
    private final Scene scene;
    private final Map<JobId, TreeMap<Long, Entry>> stored = new TreeMap<>();
    private final Map<String, TreeMap<Long, Long>> tails = new HashMap<>();
    private final Map<Log<?>, Long> marked = new LinkedHashMap<>();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private Task task;
    private @Nullable Takeover takeover;

    RouterStart(RouterActor router) {
        this.router = router;
        this.home = router.home;
        this.scene = router.scene;
        this.task = router.task;
        steps.add(this::restore);
        steps.add(this::draw);
        List<Log<?>> logs = new ArrayList<>();
        logs.add(home.status);
        logs.addAll(home.interactiveDispatches.values());
        logs.forEach(log -> steps.add(() -> mark(log)));
        steps.add(this::read);
        steps.add(this::takeOver);
        steps.add(this::storeTails);
        steps.add(() -> router.begun(task));
    }

    void step() {
        // each step but those that send into the changelog waits for nothing
        if (steps.size() <= 2 && !router.outbox.isEmpty()) {
            router.outbox.landAll();
            return;
        }
        steps.remove().run();
    }

    private void restore() {
        for (Log.Line<StoreLine> line : home.changelog.committed()) {
            switch (line.value()) {
                case StoreLine.Of(JobId job, long epoch, Entry entry) -> restore(job, epoch, entry);
                case StoreLine.TailOf(String log, long epoch, long position) ->
                        tails.computeIfAbsent(log, l -> new TreeMap<>()).put(epoch, position);
            }
        }
    }

    private void restore(JobId job, long epoch, @Nullable Entry entry) {
        long key = scene.rules.keepsIncarnationsApart() ? epoch : 0;
        TreeMap<Long, Entry> ofJob = stored.computeIfAbsent(job, j -> new TreeMap<>());
        if (entry == null) {
            ofJob.remove(key);
        } else {
            ofJob.put(key, entry);
        }
    }

    private void draw() {
        long at = home.status.append(scene.now(), new Marker(task.at(0)));
        task = task.at(at + 1);
        takeover = new Takeover(task);
        scene.trace(router.name, "draws epoch " + task.epoch());
    }

    private Takeover takeover() {
        if (takeover == null) {
            throw new IllegalStateException("no epoch was drawn");
        }
        return takeover;
    }

    @SuppressWarnings("unchecked") // a log's name tells what it holds
    private void mark(Log<?> log) {
        if (!scene.rules.marksLogs()) {
            marked.put(log, log.end());
        } else if (log == home.status) {
            marked.put(log, home.status.append(scene.now(), new Marker(task)) + 1);
        } else {
            Log<DispatchLine> dispatches = (Log<DispatchLine>) log;
            marked.put(log, dispatches.append(scene.now(), new DispatchLine.Marked(task)) + 1);
        }
    }

    private void read() {
        if (!scene.rules.readsTails()) {
            return;
        }
        marked.forEach((log, until) -> {
            Map.Entry<Long, Long> tail =
                    tails.getOrDefault(log.name(), new TreeMap<>()).lastEntry();
            takeover().begin(log.name(), tail == null ? 0 : tail.getKey());
            for (long at = tail == null ? 0 : tail.getValue(); at < until; at++) {
                take(log.name(), log.at(at));
            }
        });
        if (takeover().isSuperseded()) {
            scene.trace(router.name, "finds a later marker and stops");
            router.die(new Dice(0));
        }
    }

    private void take(String log, Log.Line<?> line) {
        switch (line.value()) {
            case DispatchLine.Sent sent -> takeover().dispatched(log, sent.dispatch(), line.at());
            case DispatchLine.Marked(Task other) -> takeover().mark(log, other);
            case Marker marker -> takeover().mark(log, marker.task());
            case Status status -> takeover().said(log, status);
            default -> throw new IllegalStateException("a log holds " + line.value());
        }
    }

    private void takeOver() {
        stored.forEach((job, ofJob) -> {
            Entry ended = null;
            for (Entry entry : ofJob.values()) {
                ended = entry instanceof Entry.Ended ? entry : ended;
            }
            if (ended != null) {
                takeover().ended(job);
                router.jobs.put(job, null, ended);
            } else {
                ofJob.forEach((epoch, entry) -> scene.rules.stored(takeover(), job, epoch, entry));
            }
        });
        router.task = task;
        takeover().entries(scene.now()).forEach((job, entry) -> router.put(job, null, entry));
        stored.forEach((job, ofJob) -> forget(job, ofJob.keySet()));
    }

    private void forget(JobId job, Set<Long> epochs) {
        boolean hasEnded = router.jobs.find(job) instanceof Entry.Ended;
        for (long epoch : epochs) {
            if (epoch != task.epoch() && scene.rules.keepsIncarnationsApart() && !hasEnded) {
                router.sendToChangelog(new StoreLine.Of(job, epoch, null));
            }
        }
    }

    private void storeTails() {
        router.storeTails(marked);
    }
}
