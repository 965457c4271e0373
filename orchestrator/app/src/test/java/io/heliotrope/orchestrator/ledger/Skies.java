package io.heliotrope.orchestrator.ledger;

import io.heliotrope.model.Basis;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.config.ConfigLoad;
import io.heliotrope.orchestrator.config.HeliotropeConfig;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Signal;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Instant;
import java.util.Map;

/// Worlds of the shipped regions at one moment, with the readings that a test wants.
final class Skies {
    private Skies() {}

    static World at(Instant now, Signal... signals) {
        HeliotropeConfig config =
                switch (ConfigLoad.shipped(Map.of())) {
                    case ConfigLoad.Loaded(HeliotropeConfig loaded) -> loaded;
                    case ConfigLoad.Refused refused -> throw new AssertionError(refused);
                };
        WorldFold fold = new WorldFold();
        fold.apply(new CatalogueSet(config.catalogue()), 0, now);
        fold.apply(new PolicySet(config.policy()), 0, now);
        for (int i = 0; i < signals.length; i++) {
            fold.apply(signals[i], i, now);
        }
        fold.apply(new Tick(0, now), 0, now);
        return fold.world().orElseThrow();
    }

    static Intensity reading(RegionId region, Basis basis, double grams, Instant from, Instant to) {
        Reading reading =
                new Reading(
                        region(region).zone(),
                        new GramsPerKwh(grams),
                        basis,
                        "test",
                        from,
                        Quality.MEASURED);
        return new Intensity(reading, from, to);
    }

    static Region region(RegionId id) {
        return LedgerFixture.catalogue().find(id).orElseThrow();
    }
}
