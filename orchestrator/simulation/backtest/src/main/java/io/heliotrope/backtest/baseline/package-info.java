/// Simple rules of others, on the same recorded days: what a scheduler is worth shows beside them.
///
/// Each job stands alone, in the region that it comes from unless the rule says otherwise, with all
/// the room that it wants. Pure; safe from any thread.
@NullMarked
package io.heliotrope.backtest.baseline;

import org.jspecify.annotations.NullMarked;
