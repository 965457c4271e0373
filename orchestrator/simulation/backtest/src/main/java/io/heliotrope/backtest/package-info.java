/// Recorded days lived again: what the live decisions would have made of them, beside what perfect
/// foresight and simple rules would have.
///
/// Virtual time; no clock, no sleep, no network. One thread a run; values are immutable.
@NullMarked
package io.heliotrope.backtest;

import org.jspecify.annotations.NullMarked;
