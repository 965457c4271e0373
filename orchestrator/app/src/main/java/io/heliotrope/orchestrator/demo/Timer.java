package io.heliotrope.orchestrator.demo;

import java.time.Duration;

/// Real time since the start of a run, to be waited on. Safe from any thread.
public interface Timer {
    Duration elapsed();

    /// Waits until `moment` after the start, or until stopped; false when stopped. A moment that
    /// has passed is not waited for.
    boolean await(Duration moment) throws InterruptedException;

    /// Ends every wait, present and future.
    void stop();
}
