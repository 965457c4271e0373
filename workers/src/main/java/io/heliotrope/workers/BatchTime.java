package io.heliotrope.workers;

/// How long a batch job holds its slot.
public enum BatchTime {
    /// For its `gpuTime`, by the job clock: what runs on the engine is a sample of the job. This is
    /// how a simulated day passes in a minute.
    MODELLED,
    /// For as long as the engine takes.
    MEASURED
}
