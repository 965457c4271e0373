package io.heliotrope.workers.meter;

/// Hardware whose energy can be read. Looked at by one thread.
public interface PowerSource {
    /// What energy that it tells is called in measurements: begins with `meter:`.
    String method();

    /// Looks once; blocks for a bounded time.
    ///
    /// @throws InterruptedException when the thread is told to end meanwhile
    Look look() throws InterruptedException;
}
