package io.heliotrope.signals.trust;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.Sealing;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.state.GreenCurve;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What decisions make of the records that a desk publishes: core's own fold, with one region.
final class FoldedZone {
    private final WorldFold fold = new WorldFold();
    private long signals;
    private long ticks;

    FoldedZone() {
        RegionId id = new RegionId("de");
        Jurisdiction law = new Jurisdiction("EU");
        Region region =
                new Region(
                        id,
                        TrustSamples.ZONE,
                        law,
                        new ClusterId("home"),
                        new Location(50, 8),
                        new Accelerator("gpu", 80, 100, 500),
                        1,
                        1,
                        1.0);
        Catalogue catalogue =
                new Catalogue(
                        List.of(region),
                        new Jurisdictions(Map.of()),
                        List.of(new ModelSpec("small", 16, 3, 0.1, 2)),
                        Map.of(new Route(id, id), 1.0),
                        Sealing.NONE);
        PolicySettings policy =
                new PolicySettings(
                        PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO,
                        200,
                        3,
                        Duration.ofMinutes(15));
        fold.apply(new CatalogueSet(catalogue), 0, Instant.EPOCH);
        fold.apply(new PolicySet(policy), 0, Instant.EPOCH);
    }

    /// The zone's curve at `now`, with `published` heard of.
    GreenCurve curve(List<Signal> published, Instant now) {
        for (Signal signal : published) {
            fold.apply(signal, signals++, now);
        }
        fold.apply(new Tick(ticks + 1, now), ticks++, now);
        return fold.world().orElseThrow().curve(0);
    }
}
