package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/// Walks through the open jobs a few at a time, so that a long list does not hold up the records
/// that come meanwhile. One thread.
final class Patrol {
    /// A round takes at least this many steps: a job is looked at once in as many.
    static final int STEPS = 10;

    /// A step looks at no more than this; a longer list takes more steps.
    static final int MOST_AT_ONCE = 200;

    private final Deque<JobId> ahead = new ArrayDeque<>();
    private int portion;
    private int step = STEPS;

    /// The jobs of the next step; a new round is made of those that are `open` at its beginning.
    List<JobId> next(Collection<JobId> open) {
        if (ahead.isEmpty() && step >= STEPS) {
            ahead.addAll(open);
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
}
