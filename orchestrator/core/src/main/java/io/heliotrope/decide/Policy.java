package io.heliotrope.decide;

import io.heliotrope.model.Digest;
import io.heliotrope.model.Job;
import io.heliotrope.model.Lane;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import java.time.Duration;

/// What may not be, and what is better: a mask of regions and a cost. The decision itself is
/// core's.
///
/// Pure and deterministic. Two implementations are meant: the built-in rules and compiled policy
/// text. Whether a region is up is no policy's business: core knows it, and holds a job whose
/// regions are down instead of refusing it.
public interface Policy {
    /// Covers all that a decision depends on: equal digests decide alike.
    Digest digest();

    /// The regions left by the hard rules at a relaxation step; step 0 relaxes nothing.
    ///
    /// Asked only for jobs whose origin is in the catalogue.
    Mask mask(Job job, World world, Load load, int relaxation);

    /// How many relaxation steps follow step 0 for a lane. Interactive work takes them in order
    /// while no region is left that could run it; batch work takes them only once it was accepted.
    int relaxations(Lane lane);

    /// The cost of a candidate at a relaxation step, at least 0, lower is better. `grams` is NaN
    /// when not known; a finite cost of an unknown is never better than the cost of a known.
    double cost(Lane lane, int relaxation, double latencyMillis, double grams);

    /// Job time kept free between a batch job's expected end and its deadline, at least 0.
    Duration reserve();
}
