package io.heliotrope.workers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Real time that a test sets.
final class SettableTime implements InstantSource {
    private volatile Instant now;

    SettableTime(Instant start) {
        this.now = start;
    }

    void advance(Duration step) {
        now = now.plus(step);
    }

    @Override
    public Instant instant() {
        return now;
    }

    RealTime real() {
        return new RealTime(this, () -> Duration.between(Instant.EPOCH, now).toNanos());
    }
}
