package io.heliotrope.protocol;

import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;

/// What the batch decider tells the agents, in one transaction with its state.
public sealed interface BatchDecision {
    JobId job();

    RegionId origin();

    /// Copy this dispatch to the target's dispatch topic on the origin's home cluster.
    record Release(Dispatch dispatch) implements BatchDecision {
        @Override
        public JobId job() {
            return dispatch.job().id();
        }

        @Override
        public RegionId origin() {
            return dispatch.job().origin();
        }
    }

    /// Copy this status, accepted or terminal, to the origin's status topic unchanged.
    record Say(Status status) implements BatchDecision {
        @Override
        public JobId job() {
            return status.job();
        }

        @Override
        public RegionId origin() {
            return status.origin();
        }
    }
}
