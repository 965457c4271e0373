/// Electricity Maps, API v3: carbon intensity, mix and carbon-free share of some 350 zones, with a
/// key.
///
/// What it counts: the average of what a zone uses, imports included (flow-traced), with life-cycle
/// or direct factors, as asked. There is no live marginal signal. Some values are estimated and
/// revised later; each says so.
///
/// Certain, from published clients: the address, `carbon-intensity` with `latest`, `history`,
/// `past-range` and `forecast`, `power-breakdown`, `zones`. Not tried on the live service: the path
/// and shape of `carbon-free-energy` and `renewable-energy`, which is why paths are settings.
///
/// Values are immutable; the feed is safe from any thread and blocks the caller's.
@NullMarked
package io.heliotrope.signals.electricitymaps;

import org.jspecify.annotations.NullMarked;
