package io.heliotrope.orchestrator.shell;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.Job;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;

/// Is told what a policy was asked while a candidate stands in its shadow.
@FunctionalInterface
public interface ShadowWatch {
    /// Takes note and returns at once; never throws. From any thread.
    void asked(Asked asked);

    /// A question: a job in a world under a load, for the policy that decides and for the
    /// candidate.
    record Asked(Job job, World world, Load load, Policy policy, Policy candidate) {}
}
