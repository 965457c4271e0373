package io.heliotrope.orchestrator.config;

import io.heliotrope.model.SiteTraits;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.function.Supplier;

/// Reads what only policies use: a region's tier, time zone and price, a model's version and
/// vendor. All of it may be left out.
final class TraitsSection {
    private static final double MOST_USD = 3600;

    private TraitsSection() {}

    /// Made once the region's section is known to have no problem.
    static Supplier<SiteTraits> site(Section section) {
        Setting<String> tier =
                section.read(
                        "tier",
                        SiteTraits.NONE.tier(),
                        "endpoint, edge, regional or central",
                        text -> new SiteTraits(text, SiteTraits.NONE.clock(), Double.NaN).tier());
        Setting<ZoneId> clock =
                section.read(
                        "timeZone",
                        SiteTraits.NONE.clock(),
                        "a time zone such as Europe/Berlin",
                        TraitsSection::zone);
        Setting<Double> price =
                section.read(
                        "price",
                        SiteTraits.NONE.usdPerGpuHour(),
                        "a price such as 2.10USD/GPU-h",
                        Amounts.within(0, MOST_USD, "USD/GPU-h"));
        return () -> new SiteTraits(tier.get(), clock.get(), price.get());
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (ZoneRulesException unknown) {
            throw new IllegalArgumentException(text, unknown);
        }
    }

    /// A name of at most 200 characters, empty when it is left out.
    static Setting<String> name(Section section, String key, String expected) {
        return section.read(key, "", expected, Schema::name);
    }
}
