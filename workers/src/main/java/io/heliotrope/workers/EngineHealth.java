package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;

/// Notices an engine that fails again and again. Safe from any thread.
///
/// After `failures` in a row the worker rests for `rest` (real time) and is tried again then; a
/// success ends it at once.
final class EngineHealth {
    private final int failures;
    private final Duration rest;
    private int inRow;
    private Instant restsUntil = Instant.MIN;

    EngineHealth(int failures, Duration rest) {
        this.failures = failures;
        this.rest = rest;
    }

    synchronized void succeeded() {
        inRow = 0;
        restsUntil = Instant.MIN;
    }

    synchronized void failed(Instant now) {
        inRow++;
        if (inRow >= failures) {
            restsUntil = now.plus(rest);
        }
    }

    synchronized boolean healthy(Instant now) {
        return !now.isBefore(restsUntil);
    }
}
