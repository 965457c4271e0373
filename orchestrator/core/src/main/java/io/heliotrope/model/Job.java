package io.heliotrope.model;

import java.time.Instant;

/// A job's descriptor: all that the control plane knows of it, and not a byte of its payload.
///
/// `submittedAt` is job time: the simulated clock when there is one, the wall clock otherwise.
/// `digest` covers payload and headers, so that the same id with another body is noticed.
public record Job(
        JobId id,
        RegionId origin,
        TenantId tenant,
        String model,
        Residency residency,
        Objective objective,
        Instant submittedAt,
        Digest digest,
        PayloadRef payload,
        Cover cover,
        Traits traits) {
    public Job {
        Names.id("model", model);
    }

    /// A job of which its producer said nothing for policies.
    public Job(
            JobId id,
            RegionId origin,
            TenantId tenant,
            String model,
            Residency residency,
            Objective objective,
            Instant submittedAt,
            Digest digest,
            PayloadRef payload,
            Cover cover) {
        this(
                id,
                origin,
                tenant,
                model,
                residency,
                objective,
                submittedAt,
                digest,
                payload,
                cover,
                Traits.NONE);
    }

    /// Such a job whose payload is open.
    public Job(
            JobId id,
            RegionId origin,
            TenantId tenant,
            String model,
            Residency residency,
            Objective objective,
            Instant submittedAt,
            Digest digest,
            PayloadRef payload) {
        this(
                id,
                origin,
                tenant,
                model,
                residency,
                objective,
                submittedAt,
                digest,
                payload,
                Cover.OPEN);
    }

    /// The same job to be completed by another deadline.
    ///
    /// @throws IllegalArgumentException when it is interactive
    public Job dueBy(Instant deadline) {
        if (!(objective instanceof Objective.Complete complete)) {
            throw new IllegalArgumentException("interactive job " + id + " has no deadline");
        }
        return new Job(
                id,
                origin,
                tenant,
                model,
                residency,
                new Objective.Complete(deadline, complete.gpuTime()),
                submittedAt,
                digest,
                payload,
                cover,
                traits);
    }

    public Lane lane() {
        return switch (objective) {
            case Objective.Respond r -> Lane.INTERACTIVE;
            case Objective.Complete c -> Lane.BATCH;
        };
    }
}
