package io.heliotrope.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job's descriptor: all that the control plane knows of it, and not a byte of its payload.
///
/// `submittedAt` is job time: the simulated clock when there is one, the wall clock otherwise.
/// `digest` covers payload and headers, so that the same id with another body is noticed. `quote`
/// is what its producer accepted of a quote, absent when it has none.
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
        Traits traits,
        @Nullable QuoteId quote) {
    public Job {
        Names.id("model", model);
    }

    /// A job without a quote.
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
            Cover cover,
            Traits traits) {
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
                traits,
                null);
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
        return with(
                new Objective.Complete(deadline, complete.gpuTime(), complete.isInterruptible()),
                quote);
    }

    /// What there is still to do of a batch job once it ran for `ran`; itself when it did not.
    public Job left(Duration ran) {
        return objective instanceof Objective.Complete complete && !ran.isZero()
                ? with(complete.left(ran), quote)
                : this;
    }

    /// The same job, which may not be suspended.
    public Job inOnePiece() {
        return objective instanceof Objective.Complete complete && complete.isInterruptible()
                ? with(new Objective.Complete(complete.deadline(), complete.gpuTime()), quote)
                : this;
    }

    /// Whether it may be suspended, and resumed elsewhere.
    public boolean isInterruptible() {
        return objective instanceof Objective.Complete complete && complete.isInterruptible();
    }

    /// The same job, with a choice of a quote.
    public Job taking(QuoteId choice) {
        return with(objective, choice);
    }

    private Job with(Objective other, @Nullable QuoteId choice) {
        return new Job(
                id,
                origin,
                tenant,
                model,
                residency,
                other,
                submittedAt,
                digest,
                payload,
                cover,
                traits,
                choice);
    }

    /// The choice of a quote that its producer accepted.
    public Optional<QuoteId> accepted() {
        return Optional.ofNullable(quote);
    }

    public Lane lane() {
        return switch (objective) {
            case Objective.Respond r -> Lane.INTERACTIVE;
            case Objective.Complete c -> Lane.BATCH;
        };
    }
}
