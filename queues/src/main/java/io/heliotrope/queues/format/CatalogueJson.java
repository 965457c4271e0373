package io.heliotrope.queues.format;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.OriginLaw;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Residency;
import io.heliotrope.model.Sealing;
import io.heliotrope.model.SiteTraits;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/// The catalogue and the policy.
final class CatalogueJson {
    private CatalogueJson() {}

    static void catalogue(Out out, Catalogue catalogue) {
        out.nestedList("regions", catalogue.regions(), CatalogueJson::region)
                .nestedList(
                        "jurisdictions",
                        catalogue.law().sorted().entrySet(),
                        (o, e) -> o.text("code", e.getKey()).text("within", e.getValue()))
                .nestedList("models", catalogue.models(), CatalogueJson::model)
                .nestedList(
                        "routes",
                        catalogue.routes().entrySet(),
                        (o, e) ->
                                o.text("from", e.getKey().from())
                                        .text("to", e.getKey().to())
                                        .number("rttMillis", e.getValue().doubleValue()));
        if (!catalogue.sealing().isNone()) {
            out.nested("sealing", catalogue.sealing(), SealingJson::sealing);
        }
        if (!catalogue.origins().isNone()) {
            out.nestedList(
                    "residency",
                    catalogue.origins().rules().entrySet(),
                    (o, e) -> o.text("jurisdiction", e.getKey()).text("labels", e.getValue()));
        }
    }

    static Catalogue catalogue(In in) {
        Map<Jurisdiction, Jurisdiction> parents = new TreeMap<>();
        in.nestedList("jurisdictions", CatalogueJson::parent)
                .forEach(e -> parents.put(e.getKey(), e.getValue()));
        Map<Route, Double> routes = new TreeMap<>();
        in.nestedList("routes", CatalogueJson::route)
                .forEach(e -> routes.put(e.getKey(), e.getValue()));
        return new Catalogue(
                in.nestedList("regions", CatalogueJson::region),
                new Jurisdictions(parents),
                in.nestedList("models", CatalogueJson::model),
                routes,
                in.optional("sealing", SealingJson::sealing).orElse(Sealing.NONE),
                in.has("residency") ? origins(in) : OriginLaw.NONE);
    }

    private static OriginLaw origins(In in) {
        TreeMap<Jurisdiction, Residency> rules = new TreeMap<>();
        in.nestedList(
                        "residency",
                        each ->
                                Map.entry(
                                        new Jurisdiction(each.text("jurisdiction")),
                                        Residency.parse(each.text("labels"))))
                .forEach(each -> rules.put(each.getKey(), each.getValue()));
        return new OriginLaw(rules);
    }

    private static Map.Entry<Jurisdiction, Jurisdiction> parent(In in) {
        return Map.entry(new Jurisdiction(in.text("code")), new Jurisdiction(in.text("within")));
    }

    private static Map.Entry<Route, Double> route(In in) {
        return Map.entry(
                new Route(new RegionId(in.text("from")), new RegionId(in.text("to"))),
                in.real("rttMillis"));
    }

    private static void region(Out out, Region region) {
        out.text("id", region.id())
                .text("zone", region.zone())
                .text("jurisdiction", region.jurisdiction())
                .text("home", region.home())
                .number("latitude", region.location().latitude())
                .number("longitude", region.location().longitude())
                .nested("accelerator", region.accelerator(), CatalogueJson::accelerator)
                .number("interactiveSlots", region.interactiveSlots())
                .number("batchSlots", region.batchSlots())
                .number("defaultPue", region.defaultPue());
        if (!region.traits().equals(SiteTraits.NONE)) {
            out.nested("traits", region.traits(), CatalogueJson::traits);
        }
    }

    private static void traits(Out out, SiteTraits traits) {
        out.text("tier", traits.tier())
                .text("clock", traits.clock().getId())
                .number("usdPerGpuHour", traits.usdPerGpuHour());
    }

    private static SiteTraits traits(In in) {
        return new SiteTraits(
                in.text("tier"), ZoneId.of(in.text("clock")), in.real("usdPerGpuHour"));
    }

    private static Region region(In in) {
        return new Region(
                new RegionId(in.text("id")),
                new GridZone(in.text("zone")),
                new Jurisdiction(in.text("jurisdiction")),
                new ClusterId(in.text("home")),
                new Location(in.real("latitude"), in.real("longitude")),
                in.nested("accelerator", CatalogueJson::accelerator),
                in.integer("interactiveSlots"),
                in.integer("batchSlots"),
                in.real("defaultPue"),
                in.optional("traits", CatalogueJson::traits).orElse(SiteTraits.NONE));
    }

    private static void accelerator(Out out, Accelerator accelerator) {
        out.text("name", accelerator.name())
                .number("memoryGib", accelerator.memoryGib())
                .number("idleWatts", accelerator.idleWatts())
                .number("busyWatts", accelerator.busyWatts());
        if (!accelerator.startup().equals(Duration.ZERO)) {
            out.number("startupMillis", accelerator.startup().toMillis());
        }
    }

    private static Accelerator accelerator(In in) {
        return new Accelerator(
                in.text("name"),
                in.real("memoryGib"),
                in.real("idleWatts"),
                in.real("busyWatts"),
                in.has("startupMillis")
                        ? Duration.ofMillis(in.number("startupMillis"))
                        : Duration.ZERO);
    }

    private static void model(Out out, ModelSpec model) {
        out.text("name", model.name())
                .number("memoryGib", model.memoryGib())
                .number("joulesA", model.joulesA())
                .number("joulesC", model.joulesC())
                .number("millisPerToken", model.millisPerToken());
        if (!model.version().isEmpty()) {
            out.text("version", model.version());
        }
        if (!model.vendor().isEmpty()) {
            out.text("vendor", model.vendor());
        }
    }

    private static ModelSpec model(In in) {
        return new ModelSpec(
                in.text("name"),
                in.real("memoryGib"),
                in.real("joulesA"),
                in.real("joulesC"),
                in.real("millisPerToken"),
                in.has("version") ? in.text("version") : "",
                in.has("vendor") ? in.text("vendor") : "");
    }
}
