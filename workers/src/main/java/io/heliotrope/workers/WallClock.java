package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/// Job time is real time.
///
/// A wait looks at the clock again at least every second, so it also ends on time after the
/// machine's clock was set. Safe from any thread.
public final class WallClock implements JobClock {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final InstantSource wall;

    public WallClock(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public Instant now() {
        return wall.instant();
    }

    @Override
    public void await(Instant moment) throws InterruptedException {
        Duration left = Duration.between(now(), moment);
        while (left.isPositive()) {
            Duration step = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
            LockSupport.parkNanos(this, step.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while waiting for " + moment);
            }
            left = Duration.between(now(), moment);
        }
    }
}
