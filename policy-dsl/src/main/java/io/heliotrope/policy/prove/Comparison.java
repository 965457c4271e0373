package io.heliotrope.policy.prove;

import java.util.List;

/// What one program lets in and another does not.
public sealed interface Comparison {
    /// Proved: no job, world, region and step is judged otherwise.
    record Same(long nodes) implements Comparison {}

    record Changed(List<Difference> differences, Extent extent) implements Comparison {
        public Changed {
            differences = List.copyOf(differences);
        }
    }

    /// No difference was found, but no proof either.
    record Undecided(Proof.Reason reason) implements Comparison {}

    /// The catalogues have other regions, or in another order: what is allowed where cannot be held
    /// against each other.
    record OtherRegions() implements Comparison {}

    /// Jobs that are judged otherwise in a region and way: those for which, of the policies that
    /// changed, exactly `policies` hold. They are let in now when `isNew`, else no more; all others
    /// of the shape may be judged as before, but the witness is not.
    record Difference(
            List<String> policies, int region, Witness.Way way, boolean isNew, Witness witness) {
        public Difference {
            policies = List.copyOf(policies);
        }
    }

    /// Whether there are more.
    enum Extent {
        ALL,
        /// The limit was reached.
        FIRST_ONES,
        /// The search for more came to no end.
        OPEN
    }
}
