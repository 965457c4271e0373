package io.heliotrope.decider;

import io.heliotrope.decide.Policy;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.World;
import io.heliotrope.token.Tokens;
import java.util.List;
import java.util.function.ToIntFunction;

/// All that a handler may know beside its job: handed in, so that the handler stays pure.
///
/// `leasedOf` tells how many slots of a worker are lent; `tokens` gives new ones and knows those
/// that come back; `resultPartitions` the partition of the origin's results topic that a job's
/// result belongs in.
public record BatchSituation(
        World world,
        Policy policy,
        Bookings bookings,
        ToIntFunction<WorkerId> leasedOf,
        Tokens tokens,
        ResultPartitions resultPartitions,
        Task task) {
    /// What a decision on `job` should know of use.
    public Load load(Job job, boolean isAccepted) {
        List<Use> uses =
                bookings.spending().of(policy.accounts(job, world, isAccepted), world.now());
        return bookings.load(world.catalogue(), world.now(), isAccepted).with(uses);
    }

    /// Where a job's result belongs.
    @FunctionalInterface
    public interface ResultPartitions {
        int of(RegionId origin, JobId job);
    }
}
