package io.heliotrope.policy.test;

import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.types.Unit;
import java.util.List;
import java.util.Optional;

/// What becomes of a job, and why.
///
/// @param relaxed the steps that were taken, as people are told of them, in order
/// @param removals at the step that was come to, for a start at once: every rule that removes a
///   region, for every open region that is removed
public record Verdict(Fate fate, List<String> relaxed, List<Removal> removals) {
    public Verdict {
        relaxed = List.copyOf(relaxed);
        removals = List.copyOf(removals);
    }

    /// What becomes of it.
    public sealed interface Fate {
        /// It runs in a region, from a slot on: 0 is at once.
        record Placed(int region, int slot) implements Fate {}

        record Held(String reason) implements Fate {}

        record Refused(String reason) implements Fate {}
    }

    /// A rule or budget that removes a region; with numbers where it is a comparison.
    public record Removal(int region, String policy, String rule, Optional<Gap> gap) {}

    /// How a comparison failed: `value relation bound` does not hold. Both in base units.
    public record Gap(double value, Relation relation, double bound, Unit shown) {
        /// How far the value is from the bound, in base units, at least 0.
        public double distance() {
            return Math.abs(value - bound);
        }
    }
}
