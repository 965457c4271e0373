package io.heliotrope.simulation;

/// What may break in a schedule.
public enum Fault {
    /// A router dies; some of what it had sent still lands.
    ROUTER_CRASH,
    /// A router is taken for dead, is replaced, and goes on, at once or after a pause.
    ROUTER_ZOMBIE,
    /// The decider dies, and its open transaction is aborted.
    DECIDER_CRASH,
    /// Another decider takes over from one that believes to lead.
    DECIDER_ZOMBIE,
    /// A relay of an agent dies.
    AGENT_CRASH,
    /// A relay is replaced, and goes on later.
    AGENT_ZOMBIE,
    /// A worker dies, and comes back or not.
    WORKER_CRASH,
    /// A worker stands still, and goes on later.
    WORKER_PAUSE,
    /// A worker's engine hangs while its heart beats.
    WORKER_HANG,
    /// A worker is drained.
    WORKER_DRAIN,
    /// A worker's heartbeats do not arrive.
    WORKER_UNHEARD,
    /// A home cluster and its workers are cut off from the control plane.
    CUT_OFF,
    /// Another policy.
    POLICY,
    /// Another law: what was allowed is forbidden, or the other way round.
    LAW,
    /// Runs fail now and then.
    FLAKY_ENGINES,
    /// Workers send their answers twice.
    REPEATED_ANSWERS,
    /// A tick before the last one.
    CLOCK_BACK,
    /// Nothing happens for many seconds.
    STANDSTILL,
    /// Somebody posts results with tokens that are not his.
    FORGED_RESULT
}
