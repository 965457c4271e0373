package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Status.Terminal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A valid terminal record: `attempt` is that of the run which it names, 0 when it names none;
/// `isCommitted` tells whether readers of committed records see it.
record Ending(JobId job, int attempt, Terminal end, boolean isCommitted) {
    /// Jobs with more than one end: in the committed records two that differ; in all records, also
    /// those of transactions that were not to be, two of different attempts.
    static List<JobId> twice(Collection<Ending> endings) {
        Map<JobId, Set<Object>> committed = new TreeMap<>();
        Map<JobId, Set<Object>> all = new TreeMap<>();
        for (Ending ending : endings) {
            all.merge(ending.job(), Set.of(ending.attempt()), Ending::union);
            if (ending.isCommitted()) {
                committed.merge(ending.job(), Set.of(ending.end()), Ending::union);
            }
        }
        Set<JobId> twice = new TreeSet<>();
        for (Map<JobId, Set<Object>> view : List.of(committed, all)) {
            view.forEach((job, ends) -> {
                if (ends.size() > 1) {
                    twice.add(job);
                }
            });
        }
        return List.copyOf(twice);
    }

    private static Set<Object> union(Set<Object> one, Set<Object> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
