package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Walks through the open jobs a few at a time, so that a long list does not hold up the records
/// that come meanwhile. Those that the policy lets wait come first in a round, the most urgent
/// before the others. One thread.
final class Patrol {
    /// A round takes at least this many steps: a job is looked at once in as many.
    static final int STEPS = 10;

    /// A step looks at no more than this; a longer list takes more steps.
    static final int MOST_AT_ONCE = 200;

    private final Deque<JobId> ahead = new ArrayDeque<>();
    private final Map<JobId, Double> urgencies = new HashMap<>();
    private int portion;
    private int step = STEPS;

    /// `job` waits by what the policy says, with that urgency, from the next round on.
    void waits(JobId job, double urgency) {
        urgencies.put(job, urgency);
    }

    /// The jobs of the next step; a new round is made of those that are `open` at its beginning.
    List<JobId> next(Collection<JobId> open) {
        if (ahead.isEmpty() && step >= STEPS) {
            begin(open);
            portion = Math.min(MOST_AT_ONCE, Math.ceilDiv(open.size(), STEPS));
            step = 0;
        }
        step++;
        List<JobId> next = new ArrayList<>(portion);
        while (!ahead.isEmpty() && next.size() < portion) {
            next.add(ahead.poll());
        }
        return next;
    }

    /// Who still waits says so again when it is looked at.
    private void begin(Collection<JobId> open) {
        if (urgencies.isEmpty()) {
            ahead.addAll(open);
            return;
        }
        Comparator<JobId> byUrgency =
                Comparator.comparingDouble(job -> -urgencies.getOrDefault(job, 0.0));
        open.stream()
                .filter(urgencies::containsKey)
                .sorted(byUrgency.thenComparing(JobId::value))
                .forEach(ahead::add);
        open.stream().filter(job -> !urgencies.containsKey(job)).forEach(ahead::add);
        urgencies.clear();
    }
}
