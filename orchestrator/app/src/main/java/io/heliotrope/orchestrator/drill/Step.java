package io.heliotrope.orchestrator.drill;

import io.heliotrope.model.JobId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Status.Terminal;

/// One thing that was done about a job, as a valid record says.
///
/// `order` tells what came before what: an offset of the one decision partition for batch work, and
/// the time in milliseconds at which the router wrote it for interactive work.
sealed interface Step {
    JobId job();

    long order();

    /// A worker was chosen.
    record Sent(Dispatch dispatch, long order) implements Step {
        @Override
        public JobId job() {
            return dispatch.job().id();
        }
    }

    /// The job ended, or was said to have ended again.
    record Ended(JobId job, Terminal end, long order) implements Step {}
}
