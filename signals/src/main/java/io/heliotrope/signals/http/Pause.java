package io.heliotrope.signals.http;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How a feed waits between attempts; tests hand in one that does not.
@FunctionalInterface
public interface Pause {
    /// Blocks the calling thread for `length`.
    void of(Duration length) throws InterruptedException;

    /// Really waits.
    static Pause real() {
        return length -> {
            boolean isOpen = new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
            assert !isOpen;
        };
    }
}
