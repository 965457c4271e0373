package io.heliotrope.policy.program;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.text.Span;

/// A claim about wherever a job in its scope may be placed: at every relaxation step and fall-back.
public record Guarantee(String name, String title, Formula scope, Claim claim, Span span) {
    /// What is claimed.
    public sealed interface Claim {
        record OnlyIn(RegionWord regions) implements Claim {}

        record NeverIn(RegionWord regions) implements Claim {}

        /// Holds in the region and slot of every placement.
        record Always(Formula formula) implements Claim {}
    }
}
