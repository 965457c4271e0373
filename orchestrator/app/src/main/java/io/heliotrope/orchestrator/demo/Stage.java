package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.orchestrator.demo.Demand.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What the made-up producers know of the world they live in.
///
/// `common` are the models that every region's accelerator holds, `large` the largest of the
/// others, if there are any.
record Stage(
        Catalogue catalogue,
        SyntheticScenario.Settings settings,
        Prompts prompts,
        Demand demand,
        List<ModelSpec> common,
        Optional<ModelSpec> large) {
    private static final Jurisdiction EEA = new Jurisdiction("EEA");
    private static final Jurisdiction EU = new Jurisdiction("EU");
    private static final double DEGREES_PER_HOUR = 15;
    private static final int MINUTES_PER_QUARTER = 15;
    private static final int QUARTERS_PER_HOUR = 4;
    private static final String NOWHERE = "llama-405b";

    static Stage of(Catalogue catalogue, SyntheticScenario.Settings settings, Canary canary) {
        double least =
                catalogue.regions().stream()
                        .mapToDouble(r -> r.accelerator().memoryGib())
                        .min()
                        .orElseThrow();
        List<ModelSpec> common =
                catalogue.models().stream().filter(m -> m.memoryGib() <= least).toList();
        if (common.isEmpty()) {
            throw new IllegalArgumentException(
                    "the demo needs a model of at most %s GiB, which every region can hold, had %s"
                            .formatted(least, catalogue.models()));
        }
        Optional<ModelSpec> large =
                catalogue.models().stream()
                        .filter(m -> m.memoryGib() > least)
                        .reduce((a, b) -> b.memoryGib() > a.memoryGib() ? b : a);
        List<Origin> origins =
                catalogue.regions().stream().map(r -> new Origin(r.id(), solarTime(r))).toList();
        Demand demand = new Demand(settings.pace().from(), settings.length(), origins);
        return new Stage(catalogue, settings, new Prompts(canary), demand, common, large);
    }

    /// Local time by the sun, in quarters of an hour: settings have no time zones.
    private static ZoneOffset solarTime(Region region) {
        double hours = region.location().longitude() / DEGREES_PER_HOUR;
        int minutes = (int) Math.round(hours * QUARTERS_PER_HOUR) * MINUTES_PER_QUARTER;
        return ZoneOffset.ofTotalSeconds(minutes * 60);
    }

    Instant from() {
        return settings.pace().from();
    }

    Region region(RegionId id) {
        return catalogue.find(id).orElseThrow();
    }

    /// Whether the region's producers live under the canary's law.
    boolean isEuropean(Region region) {
        return region.home().equals(prompts.canary().cluster());
    }

    /// Where European producers let their work go when it must stay: the EEA if the law has one.
    Residency atHome(Region region) {
        return Residency.parse(
                isEuropean(region) && catalogue.law().knows(EEA)
                        ? EEA.code()
                        : region.jurisdiction().code());
    }

    /// A residency that the law knows and that no region meets.
    Residency nowhere(Region region) {
        Residency outsideTheUnion = Residency.parse(EEA + ",!" + EU);
        boolean isEmpty =
                catalogue.law().knows(EEA)
                        && catalogue.law().knows(EU)
                        && catalogue.allowed(outsideTheUnion, region.id()) == 0;
        return isEmpty
                ? outsideTheUnion
                : Residency.parse(region.jurisdiction() + ",!" + region.jurisdiction());
    }

    /// The name of a model that the catalogue does not have.
    String unlistedModel() {
        String name = NOWHERE;
        while (catalogue.model(name).isPresent()) {
            name += "-next";
        }
        return name;
    }

    /// A region that may not send the large model's work anywhere with the memory for it.
    Optional<Region> cramped() {
        return large.flatMap(
                model -> catalogue.regions().stream().filter(r -> isCramped(r, model)).findFirst());
    }

    private boolean isCramped(Region region, ModelSpec model) {
        long allowed =
                catalogue.allowed(Residency.parse(region.jurisdiction().code()), region.id());
        for (int i = 0; i < catalogue.size(); i++) {
            boolean isAllowed = (allowed >>> i & 1) != 0;
            if (isAllowed && catalogue.region(i).accelerator().memoryGib() >= model.memoryGib()) {
                return false;
            }
        }
        return allowed != 0;
    }
}
