package io.heliotrope.orchestrator.router;

import io.heliotrope.log.Tail;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.queues.crash.CrashPoint;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/// One incarnation of a router task: under its own epoch, with all that earlier ones left.
///
/// It has marked every log that it writes before it does anything, and stops when it reads the
/// marker of a later one. One thread.
final class Incarnation {
    /// How often positions are looked at: about every third look stores them.
    static final Duration LOOK = Duration.ofSeconds(1);

    private final HomeLogs logs;
    private final Tails tails;
    private final Task task;
    private final Entries entries;
    private final List<Status> ends;
    private final Set<TopicPartition> statuses;
    private final Set<TopicPartition> dispatches = new HashSet<>();
    private final Set<RegionId> covered = new HashSet<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private @Nullable KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> asked;

    private Incarnation(HomeLogs logs, Tails tails, Task task, Entries entries, List<Status> ends) {
        this.logs = logs;
        this.tails = tails;
        this.task = task;
        this.entries = entries;
        this.ends = ends;
        this.statuses = Set.copyOf(logs.statuses(task));
    }

    /// Begins the task of `context` anew.
    ///
    /// @throws Superseded when a later incarnation has begun meanwhile
    static Incarnation begin(
            ProcessorContext<byte[], byte[]> context,
            RouterParts parts,
            Catalogue catalogue,
            Instant now) {
        HomeLogs logs = parts.logs();
        Tails tails = new Tails(context.getStateStore(Tails.STORE), parts.clients()::flushes);
        Task drawn =
                logs.draw(new Task(parts.settings().cluster(), context.taskId().partition(), 0));
        Set<RegionId> targets = Set.copyOf(HomeLogs.regions(catalogue));
        Set<TopicPartition> dispatches = logs.dispatches(targets);
        Set<TopicPartition> all = new HashSet<>(dispatches);
        all.addAll(logs.statuses(drawn));
        Takeover takeover = new Takeover(drawn);
        Map<TopicPartition, Tail> known = tails.all();
        Map<TopicPartition, Long> positions =
                logs.takeOver(takeover, all, log -> known.getOrDefault(log, Tail.ALL));
        CrashPoint.ROUTER_MARKED_BEFORE_STORE.reached();
        if (takeover.isSuperseded()) {
            throw new Superseded(drawn);
        }
        Entries entries =
                Entries.of(
                        context.getStateStore(Entries.STORE), parts.outstanding(), takeover, now);
        Incarnation incarnation = new Incarnation(logs, tails, drawn, entries, takeover.ends());
        incarnation.dispatches.addAll(dispatches);
        incarnation.covered.addAll(targets);
        positions.forEach((log, position) -> {
            if (incarnation.statuses.contains(log)) {
                incarnation.read.put(log, position);
            }
        });
        // what was taken over must be safe before its logs count as read, and that before anything
        // is done
        parts.clients().flush();
        tails.begin(positions, drawn.epoch());
        parts.clients().flush();
        return incarnation;
    }

    Task task() {
        return task;
    }

    Entries entries() {
        return entries;
    }

    /// The ends that were found in the logs when the task began.
    List<Status> ends() {
        return ends;
    }

    /// A marker was read in a status partition.
    ///
    /// @throws Superseded when it is that of a later incarnation
    void read(Marker marker) {
        if (marker.task().isSameTask(task) && marker.task().epoch() > task.epoch()) {
            throw new Superseded(task);
        }
    }

    /// The record at `offset` of a status partition is folded.
    void folded(String topic, long offset) {
        read.merge(new TopicPartition(topic, task.partition()), offset + 1, Math::max);
    }

    /// Makes sure that the target's dispatch log is marked and read before anything is sent there:
    /// the region may have come into the catalogue since the task began.
    void cover(RegionId target, Instant now) {
        if (!covered.add(target)) {
            return;
        }
        Set<TopicPartition> added = logs.dispatches(Set.of(target));
        Takeover takeover = new Takeover(task);
        Map<TopicPartition, Tail> known = tails.all();
        logs.takeOver(takeover, added, log -> known.getOrDefault(log, Tail.ALL));
        if (takeover.isSuperseded()) {
            throw new Superseded(task);
        }
        takeover.entries(now).forEach(this::adopt);
        dispatches.addAll(added);
    }

    private void adopt(JobId job, Entry entry) {
        if (entries.find(job) == null) {
            entries.put(job, null, entry, null);
        }
    }

    /// Takes the next step towards newer stored positions; waits for nothing.
    void look() {
        tails.store(task.epoch());
        if (tails.isWaiting()) {
            return;
        }
        if (asked == null) {
            asked = logs.ends(dispatches);
        } else if (asked.isDone()) {
            saw(asked);
            asked = null;
        }
    }

    private void saw(KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> answer) {
        try {
            Map<TopicPartition, Long> positions = new HashMap<>(read);
            answer.getNow(Map.of()).forEach((log, end) -> positions.put(log, end.offset()));
            tails.saw(positions);
        } catch (ExecutionException e) {
            // asked again at the next look: an older position only means more to read
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Says its markers again.
    void markAgain() {
        logs.markAgain(task, statuses);
        logs.markAgain(task, dispatches);
    }
}
