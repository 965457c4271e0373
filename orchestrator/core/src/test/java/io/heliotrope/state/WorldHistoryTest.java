package io.heliotrope.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Basis;
import io.heliotrope.model.Catalogue;
import io.heliotrope.model.Catalogue.Route;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Curve;
import io.heliotrope.model.GramsPerKwh;
import io.heliotrope.model.GridZone;
import io.heliotrope.model.Jurisdiction;
import io.heliotrope.model.Jurisdictions;
import io.heliotrope.model.Location;
import io.heliotrope.model.ModelSpec;
import io.heliotrope.model.PolicySettings;
import io.heliotrope.model.Quality;
import io.heliotrope.model.Reading;
import io.heliotrope.model.Region;
import io.heliotrope.model.RegionId;
import io.heliotrope.model.WorkerId;
import io.heliotrope.protocol.CarbonFree;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.CatalogueSet;
import io.heliotrope.protocol.ControlRecord.Health;
import io.heliotrope.protocol.ControlRecord.Heartbeat;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.PolicySet;
import io.heliotrope.protocol.ControlRecord.Tick;
import io.heliotrope.protocol.LaneLoad;
import io.heliotrope.protocol.WorldOffsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorldHistoryTest {
    private static final Instant DAWN = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> IDS = List.of("eu-north", "us-west");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void gives_the_world_of_every_prefix_in_any_order(long seed) {
        Random random = new Random(seed);
        WorldFold fold = new WorldFold();
        WorldHistory history = new WorldHistory();
        Map<Class<?>, Long> offsets = new HashMap<>();
        List<World> worlds = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            ControlRecord next = step < 3 ? first(step) : any(random, step);
            // Compaction and transactions leave holes between offsets.
            long offset = offsets.merge(topic(next), 1L + random.nextInt(3), Long::sum);
            Instant written = DAWN.plusMillis(step * 700L - random.nextInt(1_500));
            fold.apply(next, offset, written);
            history.apply(next, offset, written);
            fold.world().ifPresent(worlds::add);
        }
        Collections.shuffle(worlds, random);

        for (World expected : worlds) {
            World found = history.at(expected.offsets()).orElseThrow();

            assertThat(seen(found))
                    .as("seed %d, %s", seed, expected.offsets())
                    .isEqualTo(seen(expected));
        }
    }

    @Test
    void offsets_that_were_never_reached_have_no_world() {
        WorldHistory history = new WorldHistory();
        for (int i = 0; i < 3; i++) {
            history.apply(first(i), 0, DAWN);
        }

        assertThat(history.at(new WorldOffsets(1, 1, 0, 0, 1))).isPresent();
        assertThat(history.at(new WorldOffsets(1, 1, 1, 0, 1))).isEmpty();
        assertThat(history.at(new WorldOffsets(2, 1, 0, 0, 1))).isEmpty();
        assertThat(history.at(new WorldOffsets(1, 1, 0, 0, 0))).isEmpty();
        assertThat(history.at(WorldOffsets.START)).isEmpty();
    }

    /// All that a decision reads of a world.
    private static List<Object> seen(World world) {
        List<Object> all = new ArrayList<>();
        all.add(world.offsets());
        all.add(world.now());
        all.add(world.realNow());
        all.add(world.policy());
        all.add(world.catalogue());
        for (int i = 0; i < world.catalogue().size(); i++) {
            all.add(world.pool(i));
            all.add(world.workersOf(world.region(i).id()));
            all.add(world.carbonFree(i).toldAt(world.now()));
            for (int hour = 0; hour < 30; hour += 3) {
                Instant at = world.now().plus(Duration.ofHours(hour));
                all.add(world.curve(i).gramsPerKwhAt(at));
                all.add(world.curve(i).pueAt(at));
                all.add(world.curve(i).readingAt(at));
                all.add(world.grid(i, Basis.MARGINAL).gramsAt(at));
                all.add(world.carbonFree(i).at(at));
            }
        }
        return all;
    }

    private static ControlRecord first(int step) {
        return switch (step) {
            case 0 -> new CatalogueSet(catalogue(1.2));
            case 1 -> new PolicySet(policy(3));
            default -> new Tick(0, DAWN);
        };
    }

    private static ControlRecord any(Random random, int step) {
        return switch (random.nextInt(14)) {
            case 0 -> new CatalogueSet(catalogue(1 + random.nextDouble()));
            case 1 -> new PolicySet(policy(1 + random.nextInt(5)));
            case 2, 3 ->
                    new Tick(step, DAWN.plus(Duration.ofMinutes(step * 5L - random.nextInt(20))));
            case 4, 5 -> intensity(random, step, Basis.AVERAGE_LIFECYCLE);
            case 6 -> forecast(random, step, Basis.AVERAGE_LIFECYCLE);
            case 10 -> new Beside(intensity(random, step, Basis.MARGINAL));
            case 11 -> new Beside(forecast(random, step, Basis.MARGINAL));
            case 12, 13 -> share(random, step);
            default -> heartbeat(random, step);
        };
    }

    private static Class<?> topic(ControlRecord next) {
        return next instanceof ControlRecord.Signal ? ControlRecord.Signal.class : next.getClass();
    }

    private static Intensity intensity(Random random, int step, Basis basis) {
        Instant from = DAWN.plus(Duration.ofMinutes(step * 5L));
        return new Intensity(reading(random, from, basis), from, from.plus(Duration.ofHours(1)));
    }

    private static Reading reading(Random random, Instant at, Basis basis) {
        GramsPerKwh value = new GramsPerKwh(random.nextInt(700));
        return new Reading(zone(random), value, basis, "test", at, Quality.MEASURED);
    }

    private static CarbonFree share(Random random, int step) {
        Instant from = DAWN.plus(Duration.ofMinutes(step * 5L - random.nextInt(30)));
        return random.nextBoolean()
                ? new CarbonFree.Told(
                        zone(random),
                        random.nextDouble(),
                        "test",
                        from,
                        Quality.MEASURED,
                        from,
                        from.plus(Duration.ofHours(1)))
                : new CarbonFree.Foretold(
                        zone(random),
                        "test",
                        from,
                        Quality.FORECAST,
                        new Curve(DAWN, Duration.ofHours(1), random.doubles(24).toArray()));
    }

    private static IntensityForecast forecast(Random random, int step, Basis basis) {
        Instant issued = DAWN.plus(Duration.ofMinutes(step * 5L - random.nextInt(30)));
        double[] values = random.doubles(24, 0, 700).toArray();
        return new IntensityForecast(
                zone(random),
                basis,
                "test",
                issued,
                Quality.FORECAST,
                new Curve(DAWN, Duration.ofHours(1), values));
    }

    private static Heartbeat heartbeat(Random random, int step) {
        String region = IDS.get(random.nextInt(IDS.size()));
        LaneLoad load = new LaneLoad(2, random.nextInt(3), random.nextInt(3), Double.NaN);
        return new Heartbeat(
                new WorkerId(region + "-" + random.nextInt(2)),
                new RegionId(region),
                "boot",
                step,
                random.nextInt(4) == 0 ? Health.DRAINING : Health.READY,
                load,
                load,
                new TreeSet<>(List.of("tiny")),
                List.of());
    }

    private static GridZone zone(Random random) {
        return new GridZone(IDS.get(random.nextInt(IDS.size())));
    }

    private static PolicySettings policy(int attempts) {
        return new PolicySettings(
                PolicySettings.Rule.LOWEST_GRAMS_WITHIN_SLO, 250, attempts, Duration.ofMinutes(15));
    }

    private static Catalogue catalogue(double pue) {
        List<Region> regions =
                IDS.stream()
                        .map(id ->
                                new Region(
                                        new RegionId(id),
                                        new GridZone(id),
                                        new Jurisdiction("SE"),
                                        new ClusterId("europe"),
                                        new Location(50, 10),
                                        new Accelerator("L4", 24, 20, 70),
                                        2,
                                        2,
                                        pue))
                        .toList();
        Map<Route, Double> rtt = new HashMap<>();
        for (Region from : regions) {
            for (Region to : regions) {
                rtt.put(new Route(from.id(), to.id()), 10.0);
            }
        }
        Jurisdictions law =
                new Jurisdictions(Map.of(new Jurisdiction("SE"), new Jurisdiction("EU")));
        return new Catalogue(regions, law, List.of(new ModelSpec("tiny", 1, 1, 1, 1)), rtt);
    }
}
