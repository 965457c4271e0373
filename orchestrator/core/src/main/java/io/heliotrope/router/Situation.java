package io.heliotrope.router;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.time.Instant;
import java.util.function.ToIntFunction;

/// All that a handler may know beside its job: handed in, so that the handler stays pure.
///
/// `purse` is what it may spend of budgets. `now` is real time. `outstanding` tells how many of the
/// task's own dispatches a worker holds; `tokens` gives new ones and knows those that come back.
public record Situation(
        World world,
        Policy policy,
        Load load,
        Purse purse,
        ToIntFunction<WorkerId> outstanding,
        Tokens tokens,
        Task task,
        int resultPartition,
        Instant now) {}
