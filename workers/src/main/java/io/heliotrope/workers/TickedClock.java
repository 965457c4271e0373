package io.heliotrope.workers;

import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Job time by ticks. It starts at [Instant#EPOCH] and never goes back. Safe from any thread.
public final class TickedClock implements JobClock {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ticked = lock.newCondition();
    private Instant now = Instant.EPOCH;

    /// Job time is now `tick`, unless it was later already.
    public void advanceTo(Instant tick) {
        lock.lock();
        try {
            if (tick.isAfter(now)) {
                now = tick;
                ticked.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void await(Instant moment) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (now.isBefore(moment)) {
                ticked.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
