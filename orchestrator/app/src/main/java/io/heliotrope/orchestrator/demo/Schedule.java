package io.heliotrope.orchestrator.demo;

import java.time.Duration;
import java.time.Instant;

/// Job time to wait on, finer than the clock's ticks. One thread waits; any may stop.
public interface Schedule {
    /// Waits until job time is `moment`, or until stopped; false when stopped. A moment that has
    /// passed is not waited for.
    boolean await(Instant moment) throws InterruptedException;

    /// How much real time has passed since `moment`; zero before it.
    Duration since(Instant moment);

    /// Ends every wait, present and future.
    void stop();
}
