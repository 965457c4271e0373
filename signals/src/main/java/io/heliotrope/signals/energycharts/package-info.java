/// Energy-Charts of Fraunhofer ISE: European countries in quarter-hours, today and expected,
/// without a key.
///
/// What it counts: the average, in CO2 equivalents. **Not certain:** whether its factors are
/// life-cycle ones; no description of them could be read. It is taken for life-cycle, since it
/// counts equivalents of all gases; settings can say otherwise. Nor is it certain whether imports
/// count. Compare it with another source of the same country before relying on it.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.energycharts;

import org.jspecify.annotations.NullMarked;
