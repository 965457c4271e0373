package io.heliotrope.workers;

import java.time.Instant;

/// Job time: the simulated clock where there is one, the wall clock otherwise. Safe from any
/// thread.
public interface JobClock {
    Instant now();

    /// Waits until [#now()] has reached `moment`; returns at once when it has.
    ///
    /// @throws InterruptedException when the waiting thread is interrupted
    void await(Instant moment) throws InterruptedException;
}
