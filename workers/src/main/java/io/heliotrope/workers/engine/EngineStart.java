package io.heliotrope.workers.engine;

/// Whether an engine came up.
public sealed interface EngineStart {

    /// It is warm; whoever asked for it closes it.
    record Started(Engine engine) implements EngineStart {}

    /// It cannot run on this machine or in this process: `problem` says why and what to do.
    record Unavailable(String engine, String problem) implements EngineStart {}
}
