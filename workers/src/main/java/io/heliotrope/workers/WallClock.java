package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
        CountDownLatch never = new CountDownLatch(1);
        Duration left = Duration.between(now(), moment);
        while (left.isPositive()) {
            Duration step = left.compareTo(LOOK_AGAIN) < 0 ? left : LOOK_AGAIN;
            boolean opened = never.await(step.toNanos(), TimeUnit.NANOSECONDS);
            left = Duration.between(now(), moment);
        }
    }
}
