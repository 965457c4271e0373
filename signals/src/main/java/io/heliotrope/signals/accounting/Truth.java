package io.heliotrope.signals.accounting;

import io.heliotrope.model.Region;
import java.time.Instant;
import java.util.OptionalDouble;

/// What one kWh of a region's accelerators really emitted: the grid's intensity times the site's
/// PUE.
///
/// Recorded series and a world's curves are its two sources. Must be safe from any thread.
@FunctionalInterface
public interface Truth {
    /// The mean in gCO2eq per kWh of IT energy from `from` until `to`, PUE included; at the moment
    /// `from` when both are the same. Empty when a part of that time is not known.
    OptionalDouble gramsPerKwh(Region region, Instant from, Instant to);
}
