package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A timer whose time passes only by being waited on. Owned by one thread.
final class HandTimer implements Timer {
    private final List<Duration> waits = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;
    private boolean isStopped;

    @Override
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public boolean await(Duration moment) {
        waits.add(moment);
        if (!isStopped && moment.compareTo(elapsed) > 0) {
            elapsed = moment;
        }
        return !isStopped;
    }

    @Override
    public void stop() {
        isStopped = true;
    }

    /// Something else takes time.
    void pass(Duration time) {
        elapsed = elapsed.plus(time);
    }

    List<Duration> waits() {
        return List.copyOf(waits);
    }
}
