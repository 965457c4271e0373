package io.heliotrope.router;

import io.heliotrope.log.Epochs;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a router task knows when it begins anew: its store, and the tails of its logs up to its own
/// markers. What an earlier incarnation sent and did not get to store lies there.
///
/// A job's state is its end, if the status partition has one; else the entry of the highest epoch,
/// a proposal before a dispatch, the later attempt before the earlier. Logs may be read in any
/// order relative to each other, each in its own. Owned by one thread.
public final class Takeover {
    private static final Comparator<Candidate> LATER =
            Comparator.comparingLong(Candidate::epoch)
                    .thenComparing(c -> c.entry() instanceof Entry.Proposed)
                    .thenComparingInt(c -> attempt(c.entry()))
                    .thenComparing(c -> c.entry() instanceof Entry.Waiting);

    private final Task task;
    private final Map<String, Epochs> epochs = new HashMap<>();
    private final SortedMap<JobId, Candidate> best = new TreeMap<>();
    private final SortedMap<JobId, Status> ends = new TreeMap<>();
    private boolean isSuperseded;

    private record Candidate(long epoch, Entry entry) {}

    /// `task` has the epoch that was drawn for it.
    public Takeover(Task task) {
        this.task = task;
    }

    /// Before the records of `log`: the epoch in force where its tail begins.
    public void begin(String log, long epoch) {
        mark(log, task.at(epoch));
    }

    /// A marker in `log`.
    public void mark(String log, Task marked) {
        isSuperseded |= marked.isSameTask(task) && marked.epoch() > task.epoch();
        // one of an older incarnation than one before it changes nothing
        boolean _ = of(log).admits(marked);
    }

    /// A dispatch in `log`, written at a real time.
    public void dispatched(String log, Dispatch dispatch, Instant writtenAt) {
        if (dispatch.task().isSameTask(task) && of(log).admits(dispatch.task())) {
            JobId job = dispatch.job().id();
            Candidate known = best.get(job);
            int failures =
                    known != null && known.entry() instanceof Entry.Sent sent
                            ? Math.max(sent.failures(), dispatch.attempt() - 1)
                            : dispatch.attempt() - 1;
            consider(
                    job,
                    new Candidate(
                            dispatch.task().epoch(),
                            new Entry.Sent(dispatch, failures, writtenAt)));
        }
    }

    /// A status in `log`.
    public void said(String log, Status status) {
        if (status.lane() == Lane.INTERACTIVE
                && status.task().isSameTask(task)
                && of(log).admits(status.task())
                && status.state() instanceof Status.Terminal) {
            ends.putIfAbsent(status.job(), status);
        }
    }

    /// What the store holds under `epoch` of a job that has not ended there.
    public void stored(JobId job, long epoch, Entry entry) {
        consider(job, new Candidate(epoch, entry));
    }

    /// The store holds the end of a job already: nothing is left to be done about it. To be told
    /// after the logs were read.
    public void ended(JobId job) {
        ends.remove(job);
        best.remove(job);
    }

    private void consider(JobId job, Candidate candidate) {
        best.merge(job, candidate, Takeover::better);
    }

    private static Candidate better(Candidate known, Candidate other) {
        return LATER.compare(other, known) > 0 ? other : known;
    }

    private static int attempt(Entry entry) {
        return switch (entry) {
            case Entry.Waiting w -> w.attempts();
            case Entry.Sent s -> s.dispatch().attempt();
            case Entry.Proposed p -> Integer.MAX_VALUE;
            case Entry.Ended e -> Integer.MAX_VALUE;
        };
    }

    private Epochs of(String log) {
        return epochs.computeIfAbsent(log, unseen -> new Epochs());
    }

    /// The task, with its epoch.
    public Task task() {
        return task;
    }

    /// Whether a later incarnation of the task is there: this one must not begin.
    public boolean isSuperseded() {
        return isSuperseded;
    }

    /// The ends found in the tails that the store did not hold, in order of job.
    public List<Status> ends() {
        return List.copyOf(ends.values());
    }

    /// Every job whose end the store does not hold, with the entry to store under the own epoch. A
    /// proposal is due to be sent again.
    public SortedMap<JobId, Entry> entries(Instant now) {
        SortedMap<JobId, Entry> all = new TreeMap<>();
        best.forEach((job, candidate) -> all.put(job, own(candidate.entry())));
        for (Status end : ends.values()) {
            all.compute(end.job(), (job, entry) -> new Entry.Ended(Ends.digest(entry, end), now));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private Entry own(Entry entry) {
        return switch (entry) {
            case Entry.Waiting w -> w;
            case Entry.Sent s ->
                    new Entry.Sent(s.dispatch().under(task), s.failures(), s.leasedAt());
            case Entry.Proposed p ->
                    new Entry.Proposed(p.digest(), p.status().under(task), Instant.EPOCH);
            case Entry.Ended e -> e;
        };
    }
}
