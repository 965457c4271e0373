/// What perfect foresight would have made of recorded days, exactly.
///
/// Pure; safe from any thread.
@NullMarked
package io.heliotrope.backtest.optimum;

import org.jspecify.annotations.NullMarked;
