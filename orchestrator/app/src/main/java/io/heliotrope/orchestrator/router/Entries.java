package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.StoredJson;
import io.heliotrope.router.Entry;
import io.heliotrope.router.Watch;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The entries of one task's jobs: all of them in the store, a watch over the open ones in memory,
/// and the whole of those that were touched last.
///
/// One thread. Restored from the store, outstanding counts included.
final class Entries {
    static final String STORE = "jobs";

    /// About two seconds of work at 500 jobs a second, and 10 MB.
    static final int KEPT_WHOLE = 1_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final Outstanding outstanding;
    private final Map<JobId, Watch> open = new HashMap<>();
    private final Recent<JobId, Entry> recent = new Recent<>(KEPT_WHOLE);
    private final Sweep sweep;

    Entries(KeyValueStore<byte[], byte[]> store, Outstanding outstanding) {
        this.store = store;
        this.sweep = new Sweep(store);
        this.outstanding = outstanding;
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> stored = all.next();
                Entry entry = StoredJson.entry(stored.value);
                if (!(entry instanceof Entry.Ended)) {
                    open.put(
                            new JobId(new String(stored.key, StandardCharsets.UTF_8)),
                            Watch.over(entry));
                    count(entry, 1);
                }
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
        byte[] stored = store.get(key(job));
        return stored == null ? null : StoredJson.entry(stored);
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
                key(job),
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

    private static byte[] key(JobId job) {
        return job.value().getBytes(StandardCharsets.UTF_8);
    }
}
