/// The live core in virtual time: worlds folded from what was known at each moment, decisions by
/// the code that decides live, plans by the planner.
///
/// One thread an episode.
@NullMarked
package io.heliotrope.backtest.live;

import org.jspecify.annotations.NullMarked;
