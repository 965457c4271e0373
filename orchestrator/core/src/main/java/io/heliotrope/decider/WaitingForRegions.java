package io.heliotrope.decider;

import io.heliotrope.model.Decision;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Held jobs that only a region without a worker could take: they are decided anew as soon as a
/// region comes up, any region, since a job may be allowed in several.
///
/// One thread. Lives in memory and is told every entry anew after a restart.
public final class WaitingForRegions {
    private final Set<JobId> waiting = new LinkedHashSet<>();
    private final Deque<JobId> woken = new ArrayDeque<>();
    private Set<RegionId> up = Set.of();

    /// `job` is now as `entry` says.
    public void put(JobId job, BatchEntry entry) {
        waiting.remove(job);
        if (entry instanceof BatchEntry.Held held
                && held.receipt().decision() instanceof Decision.Hold hold
                && hold.reason() == HoldReason.REGION_DOWN) {
            waiting.add(job);
        }
    }

    /// `regions` are those that have a ready worker now.
    public void up(Set<RegionId> regions) {
        if (!up.containsAll(regions)) {
            woken.clear();
            woken.addAll(waiting);
        }
        up = regions;
    }

    /// Up to `most` jobs to decide anew, those decided longest ago first; the others come with the
    /// next calls.
    public List<JobId> woken(int most) {
        List<JobId> next = new ArrayList<>();
        while (!woken.isEmpty() && next.size() < most) {
            JobId job = woken.poll();
            if (waiting.contains(job)) {
                next.add(job);
            }
        }
        return next;
    }
}
