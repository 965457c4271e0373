package io.heliotrope.orchestrator.batch;

import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many batch jobs are held, by origin, those too that the policy lets wait without being
/// accepted. Written by the decider's thread, read from any.
public final class HeldJobs {
    private final Map<RegionId, AtomicLong> counts = new ConcurrentHashMap<>();

    void add(Job job) {
        counts.computeIfAbsent(job.origin(), o -> new AtomicLong()).incrementAndGet();
    }

    void remove(Job job) {
        counts.computeIfAbsent(job.origin(), o -> new AtomicLong()).decrementAndGet();
    }

    void clear() {
        counts.clear();
    }

    /// Held jobs of one origin.
    public long of(RegionId origin) {
        AtomicLong count = counts.get(origin);
        return count == null ? 0 : count.get();
    }

    /// Held jobs of every origin that ever held one, in order of id.
    public Map<RegionId, Long> all() {
        Map<RegionId, Long> all = new TreeMap<>();
        counts.forEach((origin, count) -> all.put(origin, count.get()));
        return all;
    }
}
