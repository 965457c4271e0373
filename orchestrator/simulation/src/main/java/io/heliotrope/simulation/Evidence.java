package io.heliotrope.simulation;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.StatusRecord;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the logs say when all is over, read as their readers are told to: records of an earlier
/// incarnation behind a marker are void, aborted ones were never there.
///
/// It shares nothing with the product but the records.
final class Evidence {
    final Scene scene;
    final List<Sent> sent = new ArrayList<>();
    final List<Said> said = new ArrayList<>();

    /// What workers have said; what was forged is not among it.
    final List<Result> results = new ArrayList<>();

    final List<Log.Line<BatchDecision>> decisions;
    private final Map<JobId, Status> ends = new TreeMap<>();
    private final Map<JobId, Long> endedAt = new TreeMap<>();
    private final Map<Task, Long> markedAt = new HashMap<>();
    private final Map<JobId, List<Job>> bodies = new TreeMap<>();
    private final Map<JobId, Lane> lanes = new TreeMap<>();

    /// A valid dispatch: where it lies, and what its sender knew when it sent it.
    record Sent(Dispatch dispatch, WorldOffsets known, Instant at) {}

    /// A valid status.
    record Said(HomeCluster home, Status status, Instant at) {}

    Evidence(Scene scene) {
        this.scene = scene;
        for (HomeCluster home : scene.homes) {
            readStatus(home);
            home.allDispatches().forEach(this::readDispatches);
            home.interactiveResults.committed().forEach(line -> results.add(line.value()));
            home.batchResults.committed().forEach(line -> results.add(line.value()));
            results.removeAll(scene.forger.forged());
        }
        decisions = scene.control.decisions.committed();
        for (Producers.Submitted each : scene.producers.submitted()) {
            lanes.putIfAbsent(each.descriptor().id(), each.lane());
            if (each.descriptor() instanceof Descriptor.Sound(Job job)) {
                bodies.computeIfAbsent(job.id(), id -> new ArrayList<>()).add(job);
            }
        }
    }

    /// The highest epoch of each task that one log has shown so far.
    private static final class Markers {
        private final Map<Task, Long> highest = new HashMap<>();

        void mark(Task task) {
            highest.merge(task.at(0), task.epoch(), Math::max);
        }

        boolean isVoid(Task task) {
            return task.epoch() < highest.getOrDefault(task.at(0), Long.MIN_VALUE);
        }
    }

    private void readStatus(HomeCluster home) {
        Markers markers = new Markers();
        for (Log.Line<StatusRecord> line : home.status.committed()) {
            switch (line.value()) {
                case Marker marker -> {
                    markers.mark(marker.task());
                    markedAt.putIfAbsent(marker.task(), line.offset());
                }
                case Status status -> {
                    if (status.lane() == Lane.BATCH || !markers.isVoid(status.task())) {
                        said.add(new Said(home, status, line.at()));
                        if (status.state() instanceof Status.Terminal
                                && ends.putIfAbsent(status.job(), status) == null) {
                            endedAt.put(status.job(), line.offset());
                        }
                    }
                }
            }
        }
    }

    private void readDispatches(Log<DispatchLine> log) {
        Markers markers = new Markers();
        for (Log.Line<DispatchLine> line : log.committed()) {
            switch (line.value()) {
                case DispatchLine.Marked(Task task) -> markers.mark(task);
                case DispatchLine.Sent(Dispatch dispatch, WorldOffsets known) -> {
                    if (!markers.isVoid(dispatch.task())) {
                        sent.add(new Sent(dispatch, known, line.at()));
                    }
                }
            }
        }
    }

    /// Every id that a producer has used, with the lane that it used it in first.
    Map<JobId, Lane> submitted() {
        return lanes;
    }

    /// The first valid terminal of a job.
    Optional<Status> end(JobId job) {
        return Optional.ofNullable(ends.get(job));
    }

    /// The submitted job with this digest.
    Optional<Job> body(JobId job, Digest digest) {
        return bodies.getOrDefault(job, List.of()).stream()
                .filter(body -> body.digest().equals(digest))
                .findFirst();
    }

    boolean wasCancelled(JobId job) {
        return scene.producers.submitted().stream()
                .anyMatch(each ->
                        each.descriptor() instanceof Descriptor.Cancel
                                && each.descriptor().id().equals(job));
    }

    /// Whether a router task began only after a job's end lay in its status partition.
    boolean beganAfterEnd(Task task, JobId job) {
        return markedAt.getOrDefault(task, Long.MIN_VALUE)
                > endedAt.getOrDefault(job, Long.MAX_VALUE);
    }

    /// Whether every job has its end.
    boolean isComplete() {
        return ends.keySet().containsAll(lanes.keySet());
    }
}
