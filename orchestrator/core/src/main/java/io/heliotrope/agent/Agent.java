package io.heliotrope.agent;

import io.heliotrope.model.Job;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.state.World;
import java.util.Optional;
import java.util.Set;

/// Copies decisions out and outcomes back. It refuses nothing and settles nothing; the one thing it
/// judges is residency and what the job is sealed to, anew and with the law as it knows it, before
/// a job leaves for a region.
public final class Agent {
    private Agent() {}

    /// What becomes of a decision on the home cluster of `origins`; empty when it is another's.
    public static Optional<Copy> release(
            BatchDecision decision, Set<RegionId> origins, World world) {
        if (!origins.contains(decision.origin())) {
            return Optional.empty();
        }
        return Optional.of(
                switch (decision) {
                    case BatchDecision.Release(Dispatch dispatch) -> release(dispatch, world);
                    case BatchDecision.Say say -> new Copy.ToStatus(say.status());
                });
    }

    private static Copy release(Dispatch dispatch, World world) {
        Job job = dispatch.job();
        Optional<Region> target = world.catalogue().find(dispatch.target());
        boolean isAllowed =
                target.isPresent()
                        && world.catalogue().allows(job.residency(), job.origin(), target.get())
                        && job.cover().opensIn(dispatch.target());
        if (isAllowed) {
            return new Copy.ToDispatch(dispatch);
        }
        Result declined =
                new Result(
                        job.id(),
                        job.origin(),
                        dispatch.token(),
                        dispatch.target(),
                        dispatch.worker(),
                        new Result.Declined(
                                "residency, as the agent sees it", world.offsets().policy()));
        return new Copy.ToResults(declined, dispatch.resultPartition());
    }

    /// Whether a result concerns the decider: pieces of output do not.
    public static boolean isOutcome(Result result) {
        return result.settles();
    }
}
