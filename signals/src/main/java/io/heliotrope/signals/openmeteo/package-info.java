/// Open-Meteo: weather of any place, past and expected, hourly; without a key for non-commercial
/// use (CC BY 4.0).
///
/// It gives no intensity, so it has no basis. Its wet bulb is not asked for: it is blind to
/// pressure; ours is computed from temperature, humidity and surface pressure. Certain, from the
/// provider's own server: the reasons of its limits, and that they begin anew at full minutes,
/// hours and UTC days. Not tried: the paid address and its `apikey`.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.openmeteo;

import org.jspecify.annotations.NullMarked;
