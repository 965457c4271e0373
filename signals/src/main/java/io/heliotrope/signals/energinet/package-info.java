/// Energinet's data service: Denmark in steps of five minutes, past and expected, without a key.
///
/// What it counts: the CO2 that the plants emit for each kWh used, imports included, heat taken out
/// by the 125 % method: direct factors, by the provider's description. Both price areas once had
/// the same values; whether they still do was not tried. A forecast reaches at least nine hours.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.energinet;

import org.jspecify.annotations.NullMarked;
