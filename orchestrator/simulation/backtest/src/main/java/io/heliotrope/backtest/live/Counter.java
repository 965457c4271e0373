package io.heliotrope.backtest.live;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/// The accelerators of a region that answer requests, in the order in which these come. One thread.
///
/// Moments are in nanoseconds of one clock, and never go back.
final class Counter {
    /// When each accelerator is free again.
    private long[] freeAt = {};

    /// When those that wait begin, in order.
    private final Queue<Long> waiting = new ArrayDeque<>();

    /// So many accelerators answer from now on. Of fewer than before those go that are free first;
    /// what they are at is done all the same.
    void open(int accelerators) {
        Arrays.sort(freeAt);
        long[] kept = new long[accelerators];
        int both = Math.min(accelerators, freeAt.length);
        System.arraycopy(freeAt, freeAt.length - both, kept, accelerators - both, both);
        freeAt = kept;
    }

    /// Requests that are being answered, or wait to be.
    int inside(long now) {
        while (!waiting.isEmpty() && waiting.peek() <= now) {
            waiting.remove();
        }
        int inside = waiting.size();
        for (long each : freeAt) {
            inside += each > now ? 1 : 0;
        }
        return inside;
    }

    /// Takes in a request that is answered in `nanos`; tells how long it waits before. There must
    /// be an accelerator.
    long serve(long now, long nanos) {
        int soonest = 0;
        for (int i = 1; i < freeAt.length; i++) {
            soonest = freeAt[i] < freeAt[soonest] ? i : soonest;
        }
        long start = Math.max(now, freeAt[soonest]);
        freeAt[soonest] = start + nanos;
        if (start > now) {
            waiting.add(start);
        }
        return start - now;
    }
}
