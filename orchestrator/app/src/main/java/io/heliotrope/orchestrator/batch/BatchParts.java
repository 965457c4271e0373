package io.heliotrope.orchestrator.batch;

import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shell.Policies;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.time.Duration;
import java.util.function.Supplier;

/// What the decider's processor is given. `partitions` is the number of partitions of results
/// topics, `retention` (real time) how long an ended job is remembered: longer than a repeat of it
/// may come.
record BatchParts(
        Supplier<World> worlds,
        Policies policies,
        Tokens tokens,
        int partitions,
        Duration retention,
        Task task,
        HeldJobs held,
        PlanBoard board,
        OutcomesExtent extent,
        LaneMetrics metrics) {}
