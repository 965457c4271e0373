package io.heliotrope.signals.accounting;

import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.RegionId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Market-based factors that an operator gives: contracts, guarantees of origin, or the residual
/// mix. A region without one has none: its location-based factor is no stand-in.
///
/// Immutable; safe from any thread.
public record MarketFactors(Map<RegionId, Factor> byRegion) {
    public static final MarketFactors NONE = new MarketFactors(Map.of());

    public MarketFactors {
        byRegion = Collections.unmodifiableMap(new TreeMap<>(byRegion));
    }

    /// A factor in g/kWh of the site's electricity, and the paper that it stands on.
    public record Factor(GramsPerKwh gramsPerKwh, String source) {
        public Factor {
            if (source.isBlank()) {
                throw new IllegalArgumentException(
                        "a market-based factor must name its source, such as a contract");
            }
        }
    }

    public Optional<Factor> of(RegionId region) {
        return Optional.ofNullable(byRegion.get(region));
    }
}
