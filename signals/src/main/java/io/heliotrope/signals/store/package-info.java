/// What was known of signals and when: rows of one value each, and the port to what keeps them.
///
/// Rows are immutable and conversions are pure, safe from any thread.
@NullMarked
package io.heliotrope.signals.store;

import org.jspecify.annotations.NullMarked;
