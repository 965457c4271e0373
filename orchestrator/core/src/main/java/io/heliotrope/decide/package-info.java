/// The pure choice of place and moment: `decide(job, world, load, policy)` gives a decision with
/// its receipt.
///
/// No clock, no randomness, no I/O, ordered collections, ties broken by region id. Safe from any
/// thread.
@NullMarked
package io.heliotrope.decide;

import org.jspecify.annotations.NullMarked;
