package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.StoredJson;
import io.heliotrope.router.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The entries of one task's jobs: all of them in the store, the open ones in memory too.
///
/// One thread. Restored from the store, outstanding counts included.
final class Entries {
    static final String STORE = "jobs";

    private static final int CHECKED_AT_ONCE = 2_000;

    private final KeyValueStore<byte[], byte[]> store;
    private final Outstanding outstanding;
    private final Map<JobId, Entry> open = new HashMap<>();
    private final Deque<JobId> turn = new ArrayDeque<>();
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
                    open.put(new JobId(new String(stored.key, StandardCharsets.UTF_8)), entry);
                    count(entry, 1);
                }
            }
        }
    }

    @Nullable Entry find(JobId job) {
        Entry entry = open.get(job);
        if (entry != null) {
            return entry;
        }
        byte[] stored = store.get(key(job));
        return stored == null ? null : StoredJson.entry(stored);
    }

    /// Some of the jobs without an end: each call goes on where the last one stopped, so that all
    /// come by turns and a long backlog does not hold up the records behind it.
    List<JobId> nextOpen() {
        if (turn.isEmpty()) {
            turn.addAll(open.keySet());
        }
        List<JobId> next = new ArrayList<>();
        while (!turn.isEmpty() && next.size() < CHECKED_AT_ONCE) {
            next.add(turn.poll());
        }
        return next;
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
        } else {
            open.put(job, after);
        }
    }

    private void count(Entry entry, int by) {
        if (entry instanceof Entry.Sent sent) {
            outstanding.add(sent.dispatch(), by);
        }
    }

    /// Forgets jobs that ended before `limit`, a few at each call.
    void purge(Instant limit) {
        sweep.turn(stored ->
                StoredJson.entry(stored) instanceof Entry.Ended ended
                        && ended.at().isBefore(limit));
    }

    private static byte[] key(JobId job) {
        return job.value().getBytes(StandardCharsets.UTF_8);
    }
}
