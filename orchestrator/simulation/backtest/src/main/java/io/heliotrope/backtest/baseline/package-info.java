/// Simple rules of others, on the same recorded days: what a scheduler is worth shows beside them.
///
/// Those that move work in time do so in the region that it comes from, each job with all the room
/// that it wants. Pure; safe from any thread.
@NullMarked
package io.heliotrope.backtest.baseline;

import org.jspecify.annotations.NullMarked;
