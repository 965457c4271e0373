package io.heliotrope.workers;

import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.queues.crash.CrashPoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;

/// Sends a heartbeat at once and then one each period, for as long as it lives.
///
/// The control plane may be gone: a heartbeat that does not arrive is counted and forgotten, and
/// while one is on its way no other is sent, so that none pile up. One thread of its own sends;
/// jobs never wait for it.
final class Pulse {
    private final Duration period;
    private final LongFunction<Heartbeat> beats;
    private final HeartbeatOutlet outlet;
    private final WorkerEvents events;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Thread thread;
    private boolean isStopped;
    private boolean isSoon;
    private long sequence;
    private CompletableFuture<Boolean> onItsWay = CompletableFuture.completedFuture(true);

    /// `beats` makes the heartbeat of a sequence number.
    Pulse(
            String name,
            Duration period,
            LongFunction<Heartbeat> beats,
            HeartbeatOutlet outlet,
            WorkerEvents events) {
        this.period = period;
        this.beats = beats;
        this.outlet = outlet;
        this.events = events;
        this.thread = Thread.ofPlatform().daemon().name(name + "-pulse").unstarted(this::beat);
    }

    void start() {
        thread.start();
    }

    /// Sends no more; waits for the heartbeat being made.
    void stop() throws InterruptedException {
        lock.lock();
        try {
            isStopped = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        if (thread.isAlive()) {
            boolean _ = thread.join(period);
        }
    }

    private void beat() {
        try {
            do {
                once();
            } while (awaitNext());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// There is news: the next heartbeat is sent as soon as the one before it has arrived. From any
    /// thread.
    void soon() {
        lock.lock();
        try {
            isSoon = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next heartbeat's time; false when there is to be none.
    private boolean awaitNext() throws InterruptedException {
        long left = period.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isStopped && left > 0 && !(isSoon && onItsWay.isDone())) {
                left = news.awaitNanos(left);
            }
            isSoon = false;
            return !isStopped;
        } finally {
            lock.unlock();
        }
    }

    private void arrived() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// One heartbeat, unless the one before it is still on its way. For the pulse's thread and
    /// tests.
    void once() {
        if (!onItsWay.isDone()) {
            events.heartbeatLost();
            return;
        }
        Heartbeat beat = beats.apply(sequence++);
        CrashPoint.WORKER_BEFORE_HEARTBEAT.reached();
        onItsWay =
                outlet.send(beat)
                        .whenComplete((arrived, failure) -> {
                            if (failure != null || !arrived) {
                                events.heartbeatLost();
                            }
                        });
        CompletableFuture<Boolean> _ = onItsWay.whenComplete((arrived, failure) -> arrived());
        CrashPoint.WORKER_HEARTBEAT_SENT.reached();
    }
}
