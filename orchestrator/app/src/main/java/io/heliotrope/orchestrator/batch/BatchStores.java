package io.heliotrope.orchestrator.batch;

import io.heliotrope.decider.BatchEntry;
import io.heliotrope.decider.SlotLease;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.shell.Sweep;
import io.heliotrope.queues.format.StoredJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// What the decider remembers: jobs, when held ones are due, the slots lent, and what budgets were
/// charged with.
///
/// The due index is ordered by time, and a scan starts at the lowest time that may hold a job: from
/// the beginning it would walk the tombstones of all that was ever released. One thread.
final class BatchStores {
    static final String JOBS = "jobs";
    static final String DUE = "due";
    static final String LEASES = "leases";

    private static final byte[] NOTHING = {};

    private final KeyValueStore<byte[], byte[]> jobs;
    private final KeyValueStore<byte[], byte[]> due;
    private final KeyValueStore<byte[], byte[]> leases;
    private final ChargeStore charges;
    private final Map<Token, SlotLease> lent = new LinkedHashMap<>();
    private final Map<WorkerId, Integer> lentByWorker = new HashMap<>();
    private final Sweep sweep;
    private long lowestDueMillis;

    BatchStores(ProcessorContext<?, ?> context) {
        this.jobs = context.getStateStore(JOBS);
        this.sweep = new Sweep(jobs);
        this.due = context.getStateStore(DUE);
        this.leases = context.getStateStore(LEASES);
        this.charges = new ChargeStore(context.getStateStore(ChargeStore.NAME));
        try (KeyValueIterator<byte[], byte[]> all = leases.all()) {
            all.forEachRemaining(stored -> remember(StoredJson.lease(stored.value)));
        }
    }

    @Nullable BatchEntry find(JobId job) {
        byte[] stored = jobs.get(key(job.value()));
        return stored == null ? null : StoredJson.batchEntry(stored);
    }

    /// Replaces a job's entry and keeps the due index in step.
    void put(JobId job, @Nullable BatchEntry before, BatchEntry after) {
        if (before instanceof BatchEntry.Held held) {
            due.delete(dueKey(held.due(), job));
        }
        if (after instanceof BatchEntry.Held held) {
            due.put(dueKey(held.due(), job), NOTHING);
            lowestDueMillis = Math.min(lowestDueMillis, held.due().toEpochMilli());
        }
        if (after instanceof BatchEntry.Ended) {
            sweep.noteEnd();
        }
        jobs.put(key(job.value()), StoredJson.batchEntry(after));
    }

    /// Up to `most` held jobs that are due at `now`, the earliest first.
    List<JobId> due(Instant now, int most) {
        List<JobId> all = new ArrayList<>();
        byte[] from = ByteBuffer.allocate(Long.BYTES).putLong(lowestDueMillis).array();
        byte[] to = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli() + 1).array();
        long lowest = now.toEpochMilli() + 1;
        try (KeyValueIterator<byte[], byte[]> range = due.range(from, to)) {
            while (range.hasNext() && all.size() < most) {
                byte[] next = range.next().key;
                lowest = Math.min(lowest, ByteBuffer.wrap(next).getLong());
                all.add(jobOf(next));
            }
        }
        lowestDueMillis = lowest;
        return all;
    }

    /// Forgets jobs that ended before `limit`, in real time, a few at each call, and periods of
    /// budgets that are long over by job time.
    void purge(Instant limit, Instant now) {
        sweep.turn(limit);
        charges.purge(now);
    }

    /// Calls `action` with every held or running job, in order of id.
    void forEachOpen(BiConsumer<JobId, BatchEntry> action) {
        try (KeyValueIterator<byte[], byte[]> all = jobs.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> stored = all.next();
                BatchEntry entry = StoredJson.batchEntry(stored.value);
                if (!(entry instanceof BatchEntry.Ended)) {
                    action.accept(new JobId(new String(stored.key, StandardCharsets.UTF_8)), entry);
                }
            }
        }
    }

    void lend(SlotLease lease) {
        leases.put(key(lease.token().value()), StoredJson.lease(lease));
        remember(lease);
    }

    private void remember(SlotLease lease) {
        lent.put(lease.token(), lease);
        lentByWorker.merge(lease.worker(), 1, Integer::sum);
    }

    /// The slot that was lent to `token` and comes back.
    Optional<SlotLease> free(Token token) {
        SlotLease lease = lent.remove(token);
        if (lease != null) {
            leases.delete(key(token.value()));
            lentByWorker.merge(lease.worker(), -1, Integer::sum);
        }
        return Optional.ofNullable(lease);
    }

    int lentOf(WorkerId worker) {
        return lentByWorker.getOrDefault(worker, 0);
    }

    /// All slots lent, as of now.
    Collection<SlotLease> lent() {
        return List.copyOf(lent.values());
    }

    /// What budgets were charged with.
    ChargeStore charges() {
        return charges;
    }

    private static byte[] key(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] dueKey(Instant at, JobId job) {
        byte[] id = key(job.value());
        return ByteBuffer.allocate(Long.BYTES + id.length)
                .putLong(at.toEpochMilli())
                .put(id)
                .array();
    }

    private static JobId jobOf(byte[] dueKey) {
        return new JobId(
                new String(dueKey, Long.BYTES, dueKey.length - Long.BYTES, StandardCharsets.UTF_8));
    }
}
