package io.heliotrope.workers;

import io.heliotrope.model.Token;
import io.heliotrope.worker.Objection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A lane's slots and its bounded queue: first in, first out, nothing shared with the other lane.
///
/// Work only starts in slots that are on. What is offered to one that is not waits beside the queue
/// until it is.
///
/// Each busy slot is one thread of `threads`. Safe from any thread.
final class LaneSlots {
    /// What occupies a slot for as long as [#run()] takes.
    interface Work extends Runnable {
        Token token();

        /// It is taken out of the queue and will never run.
        void decline(Objection objection);
    }

    private final int slots;
    private final int queueLimit;
    private final ThreadFactory threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final ArrayDeque<Work> queue = new ArrayDeque<>();
    private final Map<Work, Thread> running = new LinkedHashMap<>();
    private int on;

    LaneSlots(int slots, int queueLimit, ThreadFactory threads) {
        this.slots = slots;
        this.on = slots;
        this.queueLimit = queueLimit;
        this.threads = threads;
    }

    /// Starts `work`, or queues it when all slots are busy; false when the queue is full too.
    boolean offer(Work work) {
        lock.lock();
        try {
            if (running.size() < on && queue.isEmpty()) {
                start(work);
                return true;
            }
            int off = Math.max(0, slots - Math.max(on, running.size()));
            return slots > 0 && queue.size() < queueLimit + off && queue.add(work);
        } finally {
            lock.unlock();
        }
    }

    /// Tokens that run, then those that wait, each in order of arrival.
    List<Token> tokens() {
        lock.lock();
        try {
            List<Token> tokens = new ArrayList<>(running.size() + queue.size());
            running.keySet().forEach(work -> tokens.add(work.token()));
            queue.forEach(work -> tokens.add(work.token()));
            return tokens;
        } finally {
            lock.unlock();
        }
    }

    int slots() {
        return slots;
    }

    /// Slots that are on.
    int on() {
        lock.lock();
        try {
            return on;
        } finally {
            lock.unlock();
        }
    }

    /// Has `wanted` slots on, at most all, and no fewer than are busy; what waits starts in those
    /// that came on.
    void turn(int wanted) {
        lock.lock();
        try {
            on = Math.max(running.size(), Math.min(slots, wanted));
            while (running.size() < on && !queue.isEmpty()) {
                start(queue.remove());
            }
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }

    int running() {
        lock.lock();
        try {
            return running.size();
        } finally {
            lock.unlock();
        }
    }

    /// Takes all work out of the queue; what runs goes on.
    List<Work> clear() {
        lock.lock();
        try {
            List<Work> waiting = List.copyOf(queue);
            queue.clear();
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /// Interrupts what runs.
    void interrupt() {
        lock.lock();
        try {
            running.values().forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    /// Waits until no slot is busy; false when `patience` (real time) ran out first.
    boolean awaitIdle(Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (!running.isEmpty()) {
                if (left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void start(Work work) {
        Thread thread = threads.newThread(() -> occupy(work));
        running.put(work, thread);
        thread.start();
    }

    private void occupy(Work first) {
        try {
            first.run();
        } finally {
            free(first);
        }
    }

    private void free(Work done) {
        lock.lock();
        try {
            running.remove(done);
            Work next = running.size() < on ? queue.poll() : null;
            if (next != null) {
                start(next);
            } else if (running.isEmpty()) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// For messages.
    @Override
    public String toString() {
        return running()
                + " of "
                + slots
                + " slots busy, "
                + queued()
                + " of "
                + queueLimit
                + " queued";
    }
}
