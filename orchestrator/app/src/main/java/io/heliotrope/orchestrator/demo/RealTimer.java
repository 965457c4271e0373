package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Real time since a start, by a clock that never steps back. Safe from any thread.
public final class RealTimer implements Timer {
    private final LongSupplier nanos;
    private final long begun;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stop = lock.newCondition();
    private boolean isStopped;

    /// Starts now; `nanos` is as `System::nanoTime`.
    public RealTimer(LongSupplier nanos) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - begun);
    }

    @Override
    public boolean await(Duration moment) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Duration left = moment.minus(elapsed());
            while (!isStopped && left.isPositive()) {
                boolean _ = stop.await(left.toNanos(), TimeUnit.NANOSECONDS);
                left = moment.minus(elapsed());
            }
            return !isStopped;
        } finally {
            lock.unlock();
        }
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
