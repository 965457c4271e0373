/// Feeds of carbon, weather and prices, turned into dated readings.
///
/// Readings are immutable; each feed says which thread drives it.
@NullMarked
package io.heliotrope.signals;

import org.jspecify.annotations.NullMarked;
