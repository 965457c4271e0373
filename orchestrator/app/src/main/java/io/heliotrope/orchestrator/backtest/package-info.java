/// The command `backtest`: scenario files in, a report out.
///
/// One thread.
@NullMarked
package io.heliotrope.orchestrator.backtest;

import org.jspecify.annotations.NullMarked;
