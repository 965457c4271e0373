package io.heliotrope.planner;

import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Digest;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.Job;
import io.heliotrope.model.JobId;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective;
import io.heliotrope.model.PayloadRef;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Slots;
import io.heliotrope.model.TenantId;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Result;
import io.heliotrope.state.TestWorld;
import java.time.Duration;
import java.time.Instant;

/// Batch jobs of [PlannedLane], and how their runs pause.
final class LaneJobs {
    private static final TenantId TENANT = new TenantId("tenant");
    private static final PayloadRef PAYLOAD =
            new PayloadRef(new ClusterId("home"), "jobs", 0, 0, 10);

    private LaneJobs() {}

    /// A job that came at [TestWorld#NOW].
    static Job job(String id, String origin, String residency, Duration until, Duration length) {
        return job(id, origin, residency, Duration.ZERO, until, length);
    }

    static Job job(
            String id,
            String origin,
            String residency,
            Duration came,
            Duration until,
            Duration length) {
        Objective objective = new Objective.Complete(TestWorld.NOW.plus(until), length);
        return job(id, origin, residency, came, objective);
    }

    private static Job job(
            String id, String origin, String residency, Duration came, Objective objective) {
        return new Job(
                new JobId(id),
                new RegionId(origin),
                TENANT,
                "small",
                Residency.parse(residency),
                objective,
                TestWorld.NOW.plus(came),
                Digest.of(id),
                PAYLOAD);
    }

    /// One that came at [TestWorld#NOW] and may be suspended; deadline and length in slots.
    static Job interruptible(String id, String origin, String residency, int until, int length) {
        return job(
                id,
                origin,
                residency,
                Duration.ZERO,
                new Objective.Complete(
                        TestWorld.NOW.plus(Slots.LENGTH.multipliedBy(until)),
                        Slots.LENGTH.multipliedBy(length),
                        true));
    }

    /// What a worker says of a run begun at `from` that has come to its pause.
    static Result paused(Dispatch dispatch, Instant from) {
        Measured measured =
                new Measured(
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        from,
                        from.plus(dispatch.runsFor()),
                        0,
                        0,
                        new KilowattHours(0),
                        "none");
        return new Result(
                dispatch.job().id(),
                dispatch.job().origin(),
                dispatch.token(),
                dispatch.target(),
                dispatch.worker(),
                new Result.Paused(new ExecutionId(dispatch.token().value()), measured));
    }
}
