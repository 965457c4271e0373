/// From direct to life-cycle intensities and back, where something is known that allows it.
///
/// Immutable values and pure functions, safe from any thread.
@NullMarked
package io.heliotrope.signals.basis;

import org.jspecify.annotations.NullMarked;
