/// What providers say, as typed series: intensities by what they count, a relative index, shares,
/// mixes and weather.
///
/// Immutable values and pure functions, safe from any thread.
@NullMarked
package io.heliotrope.signals.series;

import org.jspecify.annotations.NullMarked;
