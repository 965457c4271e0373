package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// The accelerators of one lane of a worker: which are ready, and which are starting.
///
/// A start-up is over when it has lasted long enough by job time or by real time: job time may
/// stand still, waiting for the very work that waits for the accelerator. Owned by its switch.
final class AcceleratorLine {
    private final Duration startup;
    private final Deque<Starting> starting = new ArrayDeque<>();
    private int ready;

    private record Starting(Instant doneAt, RealTime.Mark since) {}

    /// `ready` accelerators are on at the beginning; one takes `startup` to start.
    AcceleratorLine(int ready, Duration startup) {
        this.ready = ready;
        this.startup = startup;
    }

    /// Starts or stops as many as it takes to come to `wanted`; of those that are ready `busy` stay
    /// on in any case.
    void follow(int wanted, int busy, Instant now, RealTime time) {
        settle(now);
        while (ready + starting.size() < wanted) {
            starting.addLast(new Starting(now.plus(startup), time.mark()));
        }
        while (ready + starting.size() > wanted && !starting.isEmpty()) {
            starting.removeLast();
        }
        ready = Math.min(ready, Math.max(wanted, busy));
        settle(now);
    }

    private void settle(Instant now) {
        Iterator<Starting> each = starting.iterator();
        while (each.hasNext()) {
            Starting one = each.next();
            boolean isDone =
                    !now.isBefore(one.doneAt()) || one.since().elapsed().compareTo(startup) >= 0;
            if (isDone) {
                each.remove();
                ready++;
            }
        }
    }

    /// Accelerators that are on and have started.
    int ready() {
        return ready;
    }
}
