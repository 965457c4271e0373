package io.heliotrope.orchestrator.quote;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
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
import io.heliotrope.model.Sealing;
import io.heliotrope.model.Slots;
import io.heliotrope.model.WorkerId;
import io.heliotrope.orchestrator.Samples;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.Load;
import io.heliotrope.state.World;
import io.heliotrope.state.WorldFold;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Two regions with a day's forecast from [Samples#NOW], 0.4 kW and PUE 1 each, one batch slot.
/// North has 100 g/kWh, then 40 from the third hour to the sixth, then 100 again; east has 300.
public final class QuotedWorld {
    public static final Instant NOW = Samples.NOW;

    private static final int SLOTS_OF_A_DAY = 96;

    private QuotedWorld() {}

    /// The world at [#NOW].
    public static World world() {
        WorldFold fold = new WorldFold();
        apply(fold, new CatalogueSet(catalogue()), 0);
        PolicySettings.Rule rule = PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO;
        apply(fold, new PolicySet(new PolicySettings(rule, 100, 3, Duration.ofMinutes(15))), 0);
        double[] north = values(100);
        Arrays.fill(north, 8, 20, 40);
        apply(fold, forecast("N", north), 0);
        apply(fold, forecast("E", values(300)), 1);
        apply(fold, heartbeat("north", 1), 0);
        apply(fold, heartbeat("east", 2), 1);
        apply(fold, new Tick(1, NOW), 0);
        return fold.world().orElseThrow();
    }

    /// The first `slots` slots of the north are taken, as the decider knew at [#NOW].
    public static Taken taken(World world, int slots) {
        long word = slots == 0 ? 0 : -1L >>> (Long.SIZE - slots);
        int north = world.catalogue().indexOf(Samples.NORTH);
        long[][] blocked = new long[world.catalogue().size()][0];
        blocked[north] = new long[] {word};
        Load load = new Load(new int[0], Slots.of(NOW), blocked, false);
        return new Taken.Known(load, NOW, world.catalogue());
    }

    private static void apply(WorldFold fold, ControlRecord one, long offset) {
        fold.apply(one, offset, NOW);
    }

    private static double[] values(double gramsPerKwh) {
        double[] values = new double[SLOTS_OF_A_DAY];
        Arrays.fill(values, gramsPerKwh);
        return values;
    }

    private static IntensityForecast forecast(String zone, double[] values) {
        return new IntensityForecast(
                new GridZone(zone),
                Basis.AVERAGE_LIFECYCLE,
                "recorded",
                NOW,
                Quality.FORECAST,
                new Curve(NOW, Slots.LENGTH, values));
    }

    private static Heartbeat heartbeat(String region, long sequence) {
        LaneLoad idle = new LaneLoad(1, 0, 0, Double.NaN);
        return new Heartbeat(
                new WorkerId(region + "-1"),
                new RegionId(region),
                "boot",
                sequence,
                Health.READY,
                idle,
                idle,
                new TreeSet<>(List.of("tiny")),
                List.of());
    }

    private static Catalogue catalogue() {
        return new Catalogue(
                List.of(region(Samples.EAST, "E"), region(Samples.NORTH, "N")),
                new Jurisdictions(Map.of()),
                List.of(new ModelSpec("tiny", 2, 4, 0.1, 1)),
                Map.of(
                        new Catalogue.Route(Samples.NORTH, Samples.EAST), 20.0,
                        new Catalogue.Route(Samples.EAST, Samples.NORTH), 20.0),
                Sealing.NONE);
    }

    private static Region region(RegionId id, String zone) {
        return new Region(
                id,
                new GridZone(zone),
                new Jurisdiction(zone),
                Samples.HOME,
                new Location(60, 15),
                new Accelerator("gpu", 24, 100, 400),
                1,
                1,
                1.0);
    }
}
