package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A schedule whose time passes only by being waited on. Owned by one thread.
final class HandSchedule implements Schedule {
    private final Pace pace;
    private final List<Instant> waits = new ArrayList<>();
    private Instant now;
    private boolean isStopped;

    HandSchedule(Pace pace) {
        this.pace = pace;
        this.now = pace.from();
    }

    @Override
    public boolean await(Instant moment) {
        waits.add(moment);
        if (!isStopped && moment.isAfter(now)) {
            now = moment;
        }
        return !isStopped;
    }

    @Override
    public Duration since(Instant moment) {
        return pace.real(Duration.between(moment, now));
    }

    @Override
    public void stop() {
        isStopped = true;
    }

    /// Something else takes real time.
    void pass(Duration real) {
        now = now.plus(pace.job(real));
    }

    Instant now() {
        return now;
    }

    List<Instant> waits() {
        return List.copyOf(waits);
    }
}
