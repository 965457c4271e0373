package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.StoredJson;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Takeover;
import io.heliotrope.router.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The entries of one task's jobs: all of them in the store, a watch over the open ones in memory,
/// and the whole of those that were touched last.
///
/// One thread. Made of what a takeover found in store and logs, outstanding counts included. Jobs
/// that ended under an earlier epoch stay under it.
final class Entries {
    static final String STORE = "jobs";

    /// About two seconds of work at 500 jobs a second, and 10 MB.
    static final int KEPT_WHOLE = 1_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final Outstanding outstanding;
    private final long epoch;
    private final SortedSet<Long> earlier = new TreeSet<>(Comparator.reverseOrder());
    private final Map<JobId, Watch> open = new HashMap<>();
    private final Recent<JobId, Entry> recent = new Recent<>(KEPT_WHOLE);
    private final Sweep sweep;

    private Entries(KeyValueStore<byte[], byte[]> store, Outstanding outstanding, long epoch) {
        this.store = store;
        this.sweep = new Sweep(store);
        this.outstanding = outstanding;
        this.epoch = epoch;
    }

    /// Tells `takeover`, which has read the logs already, what the store holds, and writes what
    /// comes of both under the takeover's epoch.
    static Entries of(
            KeyValueStore<byte[], byte[]> store,
            Outstanding outstanding,
            Takeover takeover,
            Instant now) {
        Entries entries = new Entries(store, outstanding, takeover.task().epoch());
        List<byte[]> old = entries.tell(takeover);
        takeover.entries(now).forEach((job, entry) -> entries.put(job, null, entry, null));
        old.forEach(store::delete);
        return entries;
    }

    /// Returns the keys of what is to be written anew, or is undone by an end. A job's keys lie
    /// together.
    private List<byte[]> tell(Takeover takeover) {
        List<byte[]> old = new ArrayList<>();
        Map<JobKey, Entry> ofOneJob = new LinkedHashMap<>();
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> stored = all.next();
                JobKey key = JobKey.of(stored.key);
                if (ofOneJob.keySet().stream().anyMatch(k -> !k.job().equals(key.job()))) {
                    tell(takeover, ofOneJob, old);
                    ofOneJob.clear();
                }
                ofOneJob.put(key, StoredJson.entry(stored.value));
            }
        }
        tell(takeover, ofOneJob, old);
        return old;
    }

    private void tell(Takeover takeover, Map<JobKey, Entry> ofOneJob, List<byte[]> old) {
        boolean hasEnded = ofOneJob.values().stream().anyMatch(e -> e instanceof Entry.Ended);
        ofOneJob.forEach((key, entry) -> {
            if (entry instanceof Entry.Ended) {
                earlier.add(key.epoch());
                takeover.ended(key.job());
            } else {
                old.add(key.bytes());
                if (!hasEnded) {
                    takeover.stored(key.job(), key.epoch(), entry);
                }
            }
        });
    }

    /// Takes its share out of what is shared with other tasks. Nothing is put after that.
    void close() {
        for (JobId job : List.copyOf(open.keySet())) {
            Entry entry = find(job);
            if (entry != null) {
                count(entry, -1);
            }
        }
    }

    @Nullable Entry find(JobId job) {
        if (open.get(job) instanceof Watch.Whole(Entry entry)) {
            return entry;
        }
        Entry entry = recent.get(job);
        if (entry != null) {
            return entry;
        }
        byte[] stored = store.get(new JobKey(job, epoch).bytes());
        if (stored == null && !open.containsKey(job)) {
            stored = endedEarlier(job);
        }
        return stored == null ? null : StoredJson.entry(stored);
    }

    private byte @Nullable [] endedEarlier(JobId job) {
        for (long other : earlier) {
            byte[] stored = store.get(new JobKey(job, other).bytes());
            if (stored != null) {
                return stored;
            }
        }
        return null;
    }

    /// The jobs without an end, in no order.
    Collection<JobId> open() {
        return Collections.unmodifiableSet(open.keySet());
    }

    @Nullable Watch watch(JobId job) {
        return open.get(job);
    }

    /// `written` is the dispatch of a sent job, when it has just been written.
    void put(JobId job, @Nullable Entry before, Entry after, Wire.@Nullable Written written) {
        store.put(
                new JobKey(job, epoch).bytes(),
                after instanceof Entry.Sent sent && written != null
                        ? StoredJson.sent(sent, written.document())
                        : StoredJson.entry(after));
        if (before != null) {
            count(before, -1);
        }
        count(after, 1);
        if (after instanceof Entry.Ended) {
            open.remove(job);
            recent.remove(job);
            sweep.noteEnd();
        } else {
            open.put(job, Watch.over(after));
            recent.put(job, after);
        }
    }

    private void count(Entry entry, int by) {
        if (entry instanceof Entry.Sent sent) {
            outstanding.add(sent.dispatch(), by);
        }
    }

    /// Forgets jobs that ended before `limit`, a few at each call.
    void purge(Instant limit) {
        sweep.turn(limit);
    }
}
