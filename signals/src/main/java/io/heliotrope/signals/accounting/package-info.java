/// What a run emitted, what it would have emitted at once at home, and what was saved: each figure
/// with its interval, each way of counting in a column of its own.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.signals.accounting;

import org.jspecify.annotations.NullMarked;
