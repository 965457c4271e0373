package io.heliotrope.simulation;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Load;
import io.heliotrope.router.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one instance of a router task has in its store, and counts of it.
final class RouterJobs {
    private final Map<JobId, Entry> entries = new TreeMap<>();
    private final Map<WorkerId, Integer> byWorker = new HashMap<>();
    private final Map<RegionId, Integer> byRegion = new HashMap<>();

    @Nullable Entry find(JobId job) {
        return entries.get(job);
    }

    /// Every job, as of now.
    List<JobId> all() {
        return List.copyOf(entries.keySet());
    }

    void put(JobId job, @Nullable Entry before, Entry after) {
        entries.put(job, after);
        count(before, -1);
        count(after, 1);
    }

    private void count(@Nullable Entry entry, int by) {
        if (entry instanceof Entry.Sent sent) {
            byWorker.merge(sent.dispatch().worker(), by, Integer::sum);
            byRegion.merge(sent.dispatch().target(), by, Integer::sum);
        }
    }

    /// Dispatches to a worker without an end.
    int outstanding(WorkerId worker) {
        return byWorker.getOrDefault(worker, 0);
    }

    Load load(Catalogue catalogue) {
        int[] counts = new int[catalogue.size()];
        for (int region = 0; region < counts.length; region++) {
            counts[region] = byRegion.getOrDefault(catalogue.region(region).id(), 0);
        }
        return new Load(counts, 0, new long[0][], false);
    }
}
