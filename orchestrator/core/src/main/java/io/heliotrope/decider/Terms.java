package io.heliotrope.decider;

import io.heliotrope.model.Job;
import io.heliotrope.model.Objective;
import io.heliotrope.model.Slots;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;

/// What a batch job's deadline and length mean for its start, in job time.
public final class Terms {
    /// Until a job is looked at again that found no free slot where it was to start, that its
    /// worker declined, or whose policy has not come yet.
    static final Duration SLOT_PATIENCE = Duration.ofSeconds(15);

    private Terms() {}

    /// The latest start that still completes by the deadline with the policy's reserve.
    public static Instant latestSafeStart(Job job, World world) {
        return deadline(job).minus(booked(job, world));
    }

    /// How long a slot is booked for a job: its run and the policy's reserve.
    public static Duration booked(Job job, World world) {
        return complete(job).gpuTime().plus(world.policy().reserve());
    }

    static Instant deadline(Job job) {
        return complete(job).deadline();
    }

    /// `due`, or the job's deadline if that is sooner: a held job ends no later.
    static Instant dueBy(Job job, Instant due) {
        return earlier(due, deadline(job));
    }

    /// Whether even a job that runs is given up: the reserve after its deadline is over too.
    static boolean isOverdue(Job job, World world) {
        return world.now().minus(world.policy().reserve()).isAfter(deadline(job));
    }

    static Instant nextSlot(World world) {
        return Slots.start(Slots.of(world.now()) + 1);
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
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
