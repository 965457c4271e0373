package io.heliotrope.policy.program;

import io.heliotrope.policy.facts.RegionFact;
import java.util.List;

/// What a signal is taken for when its reading is old: the first rung that gives a number.
///
/// Now: the reading while it is at most `freshSeconds` old, else the rungs in order. In a later
/// slot: the forecast where there is one, else the rungs in order. A ladder always ends: after the
/// last rung the region is excluded.
public record Ladder(RegionFact signal, double freshSeconds, List<Rung> rungs) {
    public Ladder {
        rungs = List.copyOf(rungs);
    }

    /// What to do when the rung before has no number.
    public sealed interface Rung {
        /// What the newest forecast says of the slot.
        record Forecast() implements Rung {}

        /// This, in base units.
        record Assume(double value) implements Rung {}

        /// The region cannot be judged: the signal has no number, and every requirement that turns
        /// on it removes the region.
        record Exclude() implements Rung {}

        /// The preference that reads it treats all regions without it as worst; only for signals
        /// that no requirement reads.
        record Skip() implements Rung {}
    }
}
