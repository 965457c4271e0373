/// WattTime, API v3: marginal intensity, and how the present compares with the next hours.
///
/// What it counts: `co2_moer`, the CO2 that one more MWh makes the reacting plants emit, in pounds.
/// It is a model's result and never measured. The free account gets the index everywhere, and
/// intensities of one region.
///
/// From the provider's published interface and client: paths, shapes, limits, the life of tokens.
/// Not known: which regions can really reach zero; so none is believed to, unless settings say so.
/// `co2_aoer` (an average, history only) and `health_damage` are not read.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.watttime;

import org.jspecify.annotations.NullMarked;
