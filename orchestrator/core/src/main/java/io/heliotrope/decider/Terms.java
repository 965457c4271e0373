package io.heliotrope.decider;

import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;

/// What a batch job's deadline and length mean for its start, in job time.
public final class Terms {
    private Terms() {}

    /// The latest start that still completes by the deadline with the policy's reserve.
    static Instant latestSafeStart(Job job, World world) {
        return deadline(job).minus(booked(job, world));
    }

    /// How long a slot is booked for a job: its run and the policy's reserve.
    public static Duration booked(Job job, World world) {
        return complete(job).gpuTime().plus(world.policy().reserve());
    }

    static Instant deadline(Job job) {
        return complete(job).deadline();
    }

    private static Objective.Complete complete(Job job) {
        return switch (job.objective()) {
            case Objective.Complete complete -> complete;
            case Objective.Respond respond ->
                    throw new IllegalArgumentException(
                            "interactive job " + job.id() + " in the batch lane");
        };
    }
}
