package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;

/// What may not be, and what is better: a mask of regions and a cost. The decision itself is core's.
///
/// Pure and deterministic. Two implementations are meant: the built-in rules and compiled policy text.
public interface Policy {
    /// Covers all that a decision depends on: equal digests decide alike.
    Digest digest();

    /// The regions left by the hard rules at a relaxation step; step 0 relaxes nothing.
    Mask mask(Job job, World world, Load load, int relaxation);

    /// How many relaxation steps follow step 0 for a lane, tried in order while no region is left.
    int relaxations(Lane lane);

    /// The cost of a candidate, lower is better. `grams` is NaN when not known; a finite cost of an
    /// unknown is never better than the cost of a known.
    double cost(Lane lane, double latencyMillis, double grams);
}
