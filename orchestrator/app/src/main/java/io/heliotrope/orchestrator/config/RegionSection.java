package io.heliotrope.orchestrator.config;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.SiteTraits;
import io.heliotrope.orchestrator.yaml.Amounts;
import io.heliotrope.orchestrator.yaml.Section;
import io.heliotrope.orchestrator.yaml.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// Reads the regions: where they are, what they run on, and what belongs to their keys, cooling and
/// meters.
final class RegionSection {
    private static final String SLUG = "1 to 40 of a-z, 0-9 and -";
    private static final double MOST_WATTS = 100_000;
    private static final int MOST_SLOTS = 100_000;

    private final SealingSection sealing;
    private final SignalSection signals;
    private final MeterSection meters;

    RegionSection(SealingSection sealing, SignalSection signals, MeterSection meters) {
        this.sealing = sealing;
        this.signals = signals;
        this.meters = meters;
    }

    /// The regions that the section describes; of those with a problem, only the problem. A job
    /// that finds its accelerator off has the `reserve` for its start-up.
    List<Region> read(
            Section section,
            Set<String> clusters,
            Setting<Jurisdictions> law,
            Setting<PolicySettings> policy) {
        if (section.names().isEmpty() || section.names().size() > Catalogue.MOST_REGIONS) {
            section.problem(
                    "has "
                            + section.names().size()
                            + " regions, expected 1 to "
                            + Catalogue.MOST_REGIONS);
        }
        Duration reserve = policy.isRight() ? policy.get().reserve() : Accelerator.LONGEST_STARTUP;
        List<Region> regions = new ArrayList<>();
        for (Section one : section.sections()) {
            Setting<Region> region = region(one, clusters, law, reserve);
            if (region.isRight()) {
                regions.add(region.get());
            }
        }
        return regions;
    }

    private Setting<Region> region(
            Section section, Set<String> clusters, Setting<Jurisdictions> law, Duration reserve) {
        Setting<RegionId> id = section.name("a region: " + SLUG, RegionId::new);
        Setting<GridZone> zone = section.read("zone", "a zone such as SE-SE3", GridZone::new);
        Setting<Jurisdiction> jurisdiction =
                section.read("jurisdiction", "a name under jurisdictions", Schema.known(law));
        Setting<ClusterId> home =
                section.read(
                        "home", Schema.among(clusters), Schema.oneOf(ClusterId::new, clusters));
        Setting<Double> latitude =
                section.read("latitude", "degrees -90 to 90", Amounts.within(-90, 90, ""));
        Setting<Double> longitude =
                section.read("longitude", "degrees -180 to 180", Amounts.within(-180, 180, ""));
        Setting<Accelerator> accelerator = accelerator(section.section("accelerator"), reserve);
        String slots = "a whole number 0 to " + MOST_SLOTS;
        Setting<Integer> interactive =
                section.read("interactiveSlots", slots, Amounts.whole(0, MOST_SLOTS));
        Setting<Integer> batch = section.read("batchSlots", slots, Amounts.whole(0, MOST_SLOTS));
        Setting<Double> pue = section.read("pue", "a number 1 to 3", Amounts.within(1, 3, ""));
        sealing.region(id, section.section("sealingKeys"));
        signals.region(id, section.section("cooling"));
        Supplier<SiteTraits> traits = TraitsSection.site(section);
        meters.region(id, section.section("meter"));
        return section.build(() ->
                new Region(
                        id.get(),
                        zone.get(),
                        jurisdiction.get(),
                        home.get(),
                        new Location(latitude.get(), longitude.get()),
                        accelerator.get(),
                        interactive.get(),
                        batch.get(),
                        pue.get(),
                        traits.get()));
    }

    private static Setting<Accelerator> accelerator(Section section, Duration reserve) {
        Setting<String> name =
                section.read("name", "an accelerator's name such as H100", Schema::name);
        Setting<Double> memory =
                section.read("memory", "an amount such as 80GiB", Schema.gibibytes());
        String power = "a power such as 150W";
        Setting<Double> idle = section.read("idle", power, Amounts.within(0, MOST_WATTS, "W"));
        Setting<Double> busy = section.read("busy", power, Amounts.within(0, MOST_WATTS, "W"));
        Setting<Duration> startup =
                section.read(
                        "startup",
                        Duration.ZERO,
                        Amounts.DURATION
                                + ", at most 15m and the policy's reserve of "
                                + reserve.toSeconds()
                                + "s",
                        text -> atMost(Amounts.duration(text), reserve));
        return section.build(() ->
                new Accelerator(name.get(), memory.get(), idle.get(), busy.get(), startup.get()));
    }

    private static Duration atMost(Duration startup, Duration reserve) {
        if (startup.compareTo(shorter(Accelerator.LONGEST_STARTUP, reserve)) > 0) {
            throw new IllegalArgumentException(startup.toString());
        }
        return startup;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
