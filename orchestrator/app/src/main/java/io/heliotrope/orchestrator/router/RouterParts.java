package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shell.Intake;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.orchestrator.shell.StreamsClients;
import io.heliotrope.queues.PartitionByJob;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.util.function.Supplier;

/// What the tasks of one router share; every part is safe from any of their threads.
record RouterParts(
        RouterSettings settings,
        Supplier<World> worlds,
        Policies policies,
        Outstanding outstanding,
        GrantedBudgets grants,
        Tokens tokens,
        TopicKinds topicKinds,
        Intake intake,
        HomeLogs logs,
        StreamsClients clients,
        LaneMetrics metrics) {
    /// Whether a job's records belong in `partition`.
    boolean isInPlace(JobId job, int partition) {
        return PartitionByJob.of(job, settings.partitions()) == partition;
    }
}
