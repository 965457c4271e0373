package io.heliotrope.router;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Task;
import io.heliotrope.state.World;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// All that a handler may know beside its job: handed in, so that the handler stays pure.
///
/// `now` is real time. `outstanding` tells how many of the task's own dispatches a worker holds;
/// `tokens` gives a token never given before.
public record Situation(
        World world,
        Policy policy,
        Load load,
        ToIntFunction<WorkerId> outstanding,
        Supplier<Token> tokens,
        Task task,
        int resultPartition,
        Instant now) {}
