package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a policy is made of, and a tier within it.
///
/// Of `Defer`, `Ranked` with `Balanced`, `Relax`, `Otherwise` and `Rollout` each stands at most
/// once in its brackets; further ones were told about and are here as `Broken`.
public sealed interface Clause extends Tree {

    /// `require clean: region.carbon <= 250 g/kWh because "..."`.
    record Require(Span span, Name name, Expression rule, Expression.@Nullable Text because)
            implements Clause {}

    /// `tier edge { ... }`.
    record Tier(Span span, Name name, List<Clause> clauses) implements Clause {
        public Tier {
            clauses = List.copyOf(clauses);
        }
    }

    /// `defer until ... for at least ... between ... start no later than ...`.
    record Defer(
            Span span,
            Expression until,
            @Nullable Expression atLeast,
            @Nullable Window between,
            @Nullable Expression startBy)
            implements Clause {}

    /// `prefer lower region.price within 5 %, then ...`.
    record Ranked(Span span, List<Rank> ranks) implements Clause {
        public Ranked {
            ranks = List.copyOf(ranks);
        }
    }

    /// `prefer balance { ... }`.
    record Balanced(Span span, List<Anchor> anchors) implements Clause {
        public Balanced {
            anchors = List.copyOf(anchors);
        }
    }

    /// `relax mostly-cfe, then clean to 400 g/kWh`.
    record Relax(Span span, List<Step> steps) implements Clause {
        public Relax {
            steps = List.copyOf(steps);
        }
    }

    /// `otherwise reject "..."`.
    record Otherwise(Span span, Outcome outcome) implements Clause {}

    /// `priority above nightly-embeddings`.
    record Priority(Span span, Order order, Name policy) implements Clause {}

    /// Which of two policies comes first.
    enum Order {
        ABOVE,
        BELOW
    }

    /// `rollout 5 % of jobs by job.cohort from 2026-12-01 else clinical-v1`.
    record Rollout(
            Span span,
            Expression.Quantity share,
            Path by,
            @Nullable Day from,
            @Nullable Name instead)
            implements Clause {}

    /// `budget night-carbon: 40 kg per day for each tenant because "..."`.
    ///
    /// @param each absent when all jobs of the policy share it
    record Budget(
            Span span,
            Name name,
            Expression.Quantity amount,
            Period per,
            @Nullable Share each,
            Expression.@Nullable Text because)
            implements Clause {}

    /// How long a budget lasts.
    enum Period {
        HOUR,
        DAY,
        MONTH
    }

    /// Who has a budget of their own.
    enum Share {
        TENANT,
        MODEL
    }

    /// Something that could not be read and was told about.
    record Broken(Span span) implements Clause {}
}
