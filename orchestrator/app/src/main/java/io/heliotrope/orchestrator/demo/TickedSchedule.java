package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Job time between ticks: from the last tick on it passes at the run's pace, but never beyond the
/// next tick before that has come.
///
/// So arrivals come one by one and not in a bunch on a tick, and a clock that must wait for the
/// machine holds them up too: jobs never run ahead of the signals of their time.
public final class TickedSchedule implements Schedule {
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private final Pace pace;
    private final Duration step;
    private final Supplier<Instant> ticks;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private Instant lastTick;
    private long tickedAt;
    private boolean isStopped;

    /// `ticks` tells the time of the latest tick, `step` lies between two; `nanos` is as
    /// `System::nanoTime`.
    public TickedSchedule(Pace pace, Duration step, Supplier<Instant> ticks, LongSupplier nanos) {
        this.pace = pace;
        this.step = step;
        this.ticks = ticks;
        this.nanos = nanos;
        this.lastTick = ticks.get();
        this.tickedAt = nanos.getAsLong();
    }

    /// Job time now.
    Instant now() {
        lock.lock();
        try {
            Instant tick = ticks.get();
            if (tick.isAfter(lastTick)) {
                lastTick = tick;
                tickedAt = nanos.getAsLong();
            }
            Duration passed = pace.job(Duration.ofNanos(nanos.getAsLong() - tickedAt));
            return lastTick.plus(passed.compareTo(step) < 0 ? passed : step);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean await(Instant moment) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Instant now = now();
            while (!isStopped && now.isBefore(moment)) {
                Duration left = pace.real(Duration.between(now, moment));
                Duration pause = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
                boolean _ = stop.await(Math.max(1, pause.toNanos()), TimeUnit.NANOSECONDS);
                now = now();
            }
            return !isStopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Duration since(Instant moment) {
        Duration since = pace.real(Duration.between(moment, now()));
        return since.isNegative() ? Duration.ZERO : since;
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            isStopped = true;
            stop.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
