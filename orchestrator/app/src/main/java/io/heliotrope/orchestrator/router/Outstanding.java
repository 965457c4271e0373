package io.heliotrope.orchestrator.router;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Load;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How many dispatches of this router have no end yet, by worker and by region.
///
/// Shared by the router's tasks and safe from any of their threads; a count is a hint for choosing,
/// and each receipt records what was used of it.
final class Outstanding {
    private final Map<WorkerId, AtomicInteger> byWorker = new ConcurrentHashMap<>();
    private final Map<RegionId, AtomicInteger> byRegion = new ConcurrentHashMap<>();

    void add(Dispatch dispatch, int by) {
        byWorker.computeIfAbsent(dispatch.worker(), w -> new AtomicInteger()).addAndGet(by);
        byRegion.computeIfAbsent(dispatch.target(), r -> new AtomicInteger()).addAndGet(by);
    }

    int of(WorkerId worker) {
        AtomicInteger count = byWorker.get(worker);
        return count == null ? 0 : Math.max(0, count.get());
    }

    int of(RegionId region) {
        AtomicInteger count = byRegion.get(region);
        return count == null ? 0 : Math.max(0, count.get());
    }

    Load load(Catalogue catalogue) {
        int[] counts = new int[catalogue.size()];
        for (int region = 0; region < counts.length; region++) {
            counts[region] = of(catalogue.region(region).id());
        }
        return new Load(counts, 0, new long[0][], false);
    }
}
