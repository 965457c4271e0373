package io.heliotrope.workers;

import io.heliotrope.model.ExecutionId;
import java.util.concurrent.atomic.AtomicLong;

/// Names the runs of one start of a worker: its boot id and a counter. Safe from any thread.
final class ExecutionIds {
    private final String boot;
    private final AtomicLong last = new AtomicLong();

    ExecutionIds(String boot) {
        this.boot = boot;
    }

    ExecutionId next() {
        return new ExecutionId(boot + "-" + last.incrementAndGet());
    }
}
