package io.heliotrope.workers;

import java.util.TreeSet;

/// How far one log partition is settled: every record before the position was answered or dropped.
///
/// Jobs end out of order, so the position is the oldest one still open, or the next record when
/// none is. What is open is bounded by slots and queues. Safe from any thread.
final class Positions {
    private final TreeSet<Long> open = new TreeSet<>();
    private long next;

    Positions(long start) {
        this.next = start;
    }

    /// The record at `offset` was read and is not settled yet.
    synchronized void opened(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    /// The record at `offset` was read and needs no answer.
    synchronized void passed(long offset) {
        next = offset + 1;
    }

    /// The job dispatched by the record at `offset` was answered.
    synchronized void settled(long offset) {
        open.remove(offset);
    }

    /// The next record to be read.
    synchronized long next() {
        return next;
    }

    /// Where a restart has to read from.
    synchronized long position() {
        return open.isEmpty() ? next : open.first();
    }
}
