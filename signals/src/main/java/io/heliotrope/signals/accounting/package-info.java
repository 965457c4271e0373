/// What a run emitted, what it would have emitted at once at home, and what was saved.
///
/// Pure functions and values, safe from any thread.
@NullMarked
package io.heliotrope.signals.accounting;

import org.jspecify.annotations.NullMarked;
