package io.heliotrope.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/// What only policies read of a region.
///
/// `tier` is one of [#TIERS]; `clock` is the zone of "region time"; `usdPerGpuHour` is the price of
/// an accelerator, NaN when nobody said.
public record SiteTraits(String tier, ZoneId clock, double usdPerGpuHour) {
    public static final Set<String> TIERS = Set.of("endpoint", "edge", "regional", "central");
    public static final SiteTraits NONE = new SiteTraits("regional", ZoneOffset.UTC, Double.NaN);

    private static final double MOST_USD = 3600;

    public SiteTraits {
        if (!TIERS.contains(tier)) {
            throw new IllegalArgumentException(
                    "tier must be endpoint, edge, regional or central, was '" + tier + "'");
        }
        if (usdPerGpuHour < 0 || usdPerGpuHour > MOST_USD) {
            throw new IllegalArgumentException(
                    "price must be 0..3600 USD/GPU-h, was " + usdPerGpuHour);
        }
    }
}
