package io.heliotrope.benchmarks;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/// Worlds of as many regions as wanted, each with a worker, on a grid of its own with an hourly
/// forecast.
final class Grids {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FORECAST_HOURS = 96;
    private static final int FEW_SLOTS = 4;

    private final int regions;
    private final SplittableRandom random = new SplittableRandom(1);
    private long offset;

    private final int slots;

    Grids(int regions) {
        this(regions, FEW_SLOTS);
    }

    /// With so many slots of each lane in each region.
    Grids(int regions, int slots) {
        this.regions = regions;
        this.slots = slots;
    }

    /// A fold that knows a forecast of every grid.
    WorldFold fold() {
        WorldFold fold = new WorldFold();
        fold.apply(new CatalogueSet(catalogue()), 0, NOW);
        fold.apply(
                new PolicySet(
                        new PolicySettings(
                                PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO,
                                250,
                                3,
                                Duration.ofMinutes(15))),
                0,
                NOW);
        fold.apply(new Tick(1, NOW), 0, NOW);
        for (int region = 0; region < regions; region++) {
            fold.apply(forecast(region), offset(), NOW);
            fold.apply(heartbeat(region), region, NOW);
        }
        return fold;
    }

    /// The offset of the signals topic's next record.
    long offset() {
        return offset++;
    }

    /// Another forecast of a region's grid.
    IntensityForecast forecast(int region) {
        double[] values = random.doubles(FORECAST_HOURS, 20, 800).toArray();
        return new IntensityForecast(
                zone(region),
                Basis.AVERAGE_LIFECYCLE,
                "made-up",
                NOW,
                Quality.FORECAST,
                new Curve(NOW, HOUR, values));
    }

    private Heartbeat heartbeat(int region) {
        LaneLoad idle = new LaneLoad(slots, 0, 0, Double.NaN);
        return new Heartbeat(
                new WorkerId("region-" + region + "-1"),
                new RegionId("region-" + region),
                "boot",
                0,
                Health.READY,
                idle,
                idle,
                new TreeSet<>(List.of("model")),
                List.of());
    }

    private static GridZone zone(int region) {
        return new GridZone("Z-" + region);
    }

    private Catalogue catalogue() {
        List<Region> all = new ArrayList<>();
        for (int region = 0; region < regions; region++) {
            all.add(
                    new Region(
                            new RegionId("region-" + region),
                            zone(region),
                            new Jurisdiction("WORLD"),
                            new ClusterId("here"),
                            new Location(0, region),
                            new Accelerator("H100", 80, 220, 745),
                            slots,
                            slots,
                            1.2));
        }
        Map<Route, Double> rtt = new TreeMap<>();
        for (Region from : all) {
            all.forEach(to -> rtt.put(new Route(from.id(), to.id()), 20.0));
        }
        return new Catalogue(
                all,
                new Jurisdictions(Map.of()),
                List.of(new ModelSpec("model", 16, 3, 0.1, 2)),
                rtt);
    }
}
