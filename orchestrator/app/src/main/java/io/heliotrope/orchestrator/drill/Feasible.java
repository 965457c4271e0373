package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// An oracle that knows every job and every arrival: where it finds a start in time for a job, the
/// job must have started in time.
///
/// It serves each region's own jobs at home, the earliest deadline first, and is sound: what it
/// finds can be done. It may overlook what could be done elsewhere.
final class Feasible {
    private Feasible() {}

    /// A job: where it came from, when a fleet without faults could have begun it, by when it must
    /// be done, and how long a run takes.
    record Due(JobId job, RegionId origin, Instant from, Instant deadline, Duration run) {
        Instant latestStart() {
            return deadline.minus(run);
        }
    }

    /// Jobs that could have been started in time and were not, in order of id. `slots` are those of
    /// each region; `starts` tells when the run that counted began, of jobs that were done.
    static List<JobId> missed(
            Collection<Due> all, Map<RegionId, Integer> slots, Map<JobId, Instant> starts) {
        Map<RegionId, List<Due>> byOrigin = new TreeMap<>();
        all.forEach(due -> byOrigin.computeIfAbsent(due.origin(), o -> new ArrayList<>()).add(due));
        List<JobId> missed = new ArrayList<>();
        byOrigin.forEach((origin, jobs) ->
                schedule(jobs, slots.getOrDefault(origin, 0))
                        .forEach((due, feasible) -> {
                            Instant started = starts.getOrDefault(due.job(), Instant.MAX);
                            boolean isMissed =
                                    !feasible.isAfter(due.latestStart())
                                            && started.isAfter(due.latestStart());
                            if (isMissed) {
                                missed.add(due.job());
                            }
                        }));
        return missed.stream().sorted().toList();
    }

    /// When each job would start.
    private static Map<Due, Instant> schedule(List<Due> jobs, int slots) {
        Map<Due, Instant> starts =
                new TreeMap<>(Comparator.comparing(Due::deadline).thenComparing(Due::job));
        if (slots == 0) {
            return starts;
        }
        List<Due> arrivals = new ArrayList<>(jobs);
        arrivals.sort(Comparator.comparing(Due::from).thenComparing(Due::job));
        PriorityQueue<Due> waiting =
                new PriorityQueue<>(Comparator.comparing(Due::deadline).thenComparing(Due::job));
        PriorityQueue<Instant> free = new PriorityQueue<>();
        for (int slot = 0; slot < slots; slot++) {
            free.add(Instant.MIN);
        }
        int arrived = 0;
        while (arrived < arrivals.size() || !waiting.isEmpty()) {
            Instant slot = free.remove();
            if (waiting.isEmpty() && slot.isBefore(arrivals.get(arrived).from())) {
                slot = arrivals.get(arrived).from();
            }
            while (arrived < arrivals.size() && !arrivals.get(arrived).from().isAfter(slot)) {
                waiting.add(arrivals.get(arrived++));
            }
            Due next = waiting.remove();
            starts.put(next, slot);
            free.add(slot.plus(next.run()));
        }
        return starts;
    }
}
