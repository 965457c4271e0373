package io.heliotrope.policy.syntax;

import io.heliotrope.policy.text.Span;

/// A node of a policy text. Every node knows where it stands.
///
/// Nodes say what was written, not whether it makes sense: names are not resolved, units not
/// compared. A tree is at most a few hundred nodes deep, so recursion over it is safe.
public sealed interface Tree
        permits PolicyModule,
                Use,
                Item,
                Regions,
                Ladder,
                Stale,
                Claim,
                Scope,
                Clause,
                Window,
                Rank,
                Anchor,
                Step,
                Outcome,
                Given,
                Given.Region,
                Field,
                Phase,
                Moment,
                Expect,
                Expression,
                Name,
                Zone,
                Day {
    Span span();
}
