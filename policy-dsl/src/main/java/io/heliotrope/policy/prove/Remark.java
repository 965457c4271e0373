package io.heliotrope.policy.prove;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.text.Span;
import java.util.List;

/// What an author should hear about a program before it is used.
public sealed interface Remark {
    /// No region can ever take such a job: `rules`, of which none can be left out, never allow one
    /// together, and none of them ever gives way. Numbers, the home and the producer's own regions
    /// count as favourable as can be; the witness says labels and names.
    record NoRegion(List<Rule> rules, Witness job) implements Remark {
        public NoRegion {
            rules = List.copyOf(rules);
        }
    }

    /// No job is ever in the policy's scope.
    record Dead(String policy, Span span) implements Remark {}

    /// The rule removes no region that others leave: with it go all other rules that are said to be
    /// redundant, and still nothing changes. `impliedBy` are enough for that; when it is empty, the
    /// catalogue is.
    record Redundant(Rule rule, List<Rule> impliedBy) implements Remark {
        public Redundant {
            impliedBy = List.copyOf(impliedBy);
        }
    }

    /// The rule asks something of `regions` alone, and none of them is ever left by the others.
    record UnreachableTier(Rule rule, RegionWord regions, List<Rule> impliedBy) implements Remark {
        public UnreachableTier {
            impliedBy = List.copyOf(impliedBy);
        }
    }

    /// The bounds of what is compared settle it: it always holds, or never does, if it is known.
    record Vacuous(String policy, Formula.Compare comparison, boolean holds) implements Remark {}

    /// Both could lead the witness's job, and no `priority` says which does.
    record Ambiguous(String policy, String other, Span span, Span otherSpan, Witness job)
            implements Remark {}

    /// The latest start of a deferral may be too late to be done by the deadline, as for the
    /// witness's job.
    record LateStart(String policy, Span span, Witness job) implements Remark {}

    /// A check came to no end. `check` is what it looked for.
    record Undecided(Check check, String policy, Span span, Proof.Reason reason)
            implements Remark {}

    /// What is looked for.
    enum Check {
        PLACEABILITY,
        REDUNDANCY,
        PREFERENCE,
        DEADLINE
    }
}
