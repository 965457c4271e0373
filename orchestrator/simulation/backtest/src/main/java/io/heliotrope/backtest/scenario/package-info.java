/// What a scenario says, and the files that it names read into memory.
///
/// Immutable once read; safe from any thread.
@NullMarked
package io.heliotrope.backtest.scenario;

import org.jspecify.annotations.NullMarked;
