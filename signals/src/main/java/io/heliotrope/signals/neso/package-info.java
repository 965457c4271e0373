/// NESO's Carbon Intensity API: Great Britain as a whole and in 17 parts, half-hourly, without a
/// key (CC BY 4.0).
///
/// What it counts: the average of what is used, imports included, with the CO2 of burning alone:
/// direct factors, never to be compared with life-cycle ones. That follows from the provider's
/// published factors (nuclear, wind and solar 0); the method was not read in full. What it calls
/// `actual` is estimated after the fact.
///
/// What power is made of comes in percent, imports as one part of it; that a stretch of time can be
/// asked for is how public clients ask.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.neso;

import org.jspecify.annotations.NullMarked;
