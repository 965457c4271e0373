/// Tests that policies carry: what is given, what is expected, and who runs them.
///
/// What a test leaves out has these defaults: a job has no labels and no names, its numbers are 0,
/// its deadline and SLO the latest there are, its home is the first region that the test gives, its
/// producer allows every region, and no budget is used. Where a test gives regions, only those are
/// open; where it gives none, all of the catalogue are. A signal that is not given has no reading
/// and no forecast, so its ladder speaks; one that is given is fresh, and known ahead without
/// error. Latency is 0 and answer times are the latency. Grams follow from the energy, the
/// intensity and the PUE (1 where it is not given); without an intensity they are not known. A test
/// without a moment happens at noon on 1 January 2026, UTC.
///
/// Immutable values, safe from any thread.
@NullMarked
package io.heliotrope.policy.test;

import org.jspecify.annotations.NullMarked;
