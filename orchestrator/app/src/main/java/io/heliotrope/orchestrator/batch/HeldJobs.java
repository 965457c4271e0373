package io.heliotrope.orchestrator.batch;

import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.quote.Taken;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many batch jobs are held, by origin, those too that the policy lets wait without being
/// accepted, and which slots have no room left. Written by the decider's thread, read from any.
public final class HeldJobs {
    private final Map<RegionId, AtomicLong> counts = new ConcurrentHashMap<>();
    private volatile Taken taken = Taken.Unknown.UNKNOWN;

    void add(Job job) {
        counts.computeIfAbsent(job.origin(), o -> new AtomicLong()).incrementAndGet();
    }

    void remove(Job job) {
        counts.computeIfAbsent(job.origin(), o -> new AtomicLong()).decrementAndGet();
    }

    void clear() {
        counts.clear();
        taken = Taken.Unknown.UNKNOWN;
    }

    void taken(Load load, World world) {
        taken = new Taken.Known(load, world.now(), world.catalogue());
    }

    /// Which slots were taken when job time last moved; unknown where another process decides.
    public Taken taken() {
        return taken;
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
